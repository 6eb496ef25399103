using System.Text.Json.Serialization;
using GitHubFeed;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>What <c>System.Text.Json</c> generates to write without metadata. It takes the names in camel case, but heeds no annotation of nullability.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChatMessage))]
[JsonSerializable(typeof(FlatRecord))]
[JsonSerializable(typeof(PullRequestEvent))]
[JsonSerializable(typeof(PriceList))]
[JsonSerializable(typeof(DoublePriceList))]
[JsonSerializable(typeof(Counters))]
[JsonSerializable(typeof(LongText))]
internal sealed partial class FastPathContext : JsonSerializerContext;
