using System.Text.Json.Serialization;
using GitHubFeed;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>What <c>System.Text.Json</c> generates to know the types by; the options come with <see cref="OracleOptions"/>.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ChatMessage))]
[JsonSerializable(typeof(FlatRecord))]
[JsonSerializable(typeof(PullRequestEvent))]
[JsonSerializable(typeof(PriceList))]
[JsonSerializable(typeof(DoublePriceList))]
[JsonSerializable(typeof(Counters))]
[JsonSerializable(typeof(LongText))]
internal sealed partial class MetadataContext : JsonSerializerContext;
