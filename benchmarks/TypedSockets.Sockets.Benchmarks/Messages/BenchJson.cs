using System.Text.Json.Serialization;
using GitHubFeed;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>What the generator of <c>System.Text.Json</c> knows, for the sides that use it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Quote))]
[JsonSerializable(typeof(Book))]
[JsonSerializable(typeof(Publish))]
[JsonSerializable(typeof(PullRequestEvent))]
internal sealed partial class BenchJson : JsonSerializerContext;
