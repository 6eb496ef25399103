using GitHubFeed;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>What is measured: one message of each type.</summary>
internal static class Samples
{
    /// <summary>The types of the messages, and what the tables call them.</summary>
    public static readonly IReadOnlyDictionary<Type, string> Names = new Dictionary<Type, string>
    {
        [typeof(ChatMessage)] = "chat message, 5 members",
        [typeof(FlatRecord)] = "flat record, 30 members",
        [typeof(PullRequestEvent)] = "GitHub pull request",
        [typeof(PriceList)] = "1,000 prices, decimal",
        [typeof(DoublePriceList)] = "1,000 prices, double",
        [typeof(Counters)] = "dictionary, 1,000 entries",
        [typeof(LongText)] = "text, 10 KB of UTF-8",
    };

    private static readonly Dictionary<Type, object> Payloads = new()
    {
        [typeof(ChatMessage)] = Payload<ChatMessage>.Of(ChatMessage.Sample),
        [typeof(FlatRecord)] = Payload<FlatRecord>.Of(FlatRecord.Sample),
        [typeof(PullRequestEvent)] = Payload<PullRequestEvent>.Of(PullRequest.Sample),
        [typeof(PriceList)] = Payload<PriceList>.Of(PriceList.Sample),
        [typeof(DoublePriceList)] = Payload<DoublePriceList>.Of(DoublePriceList.Sample),
        [typeof(Counters)] = Payload<Counters>.Of(Counters.Sample),
        [typeof(LongText)] = Payload<LongText>.Of(LongText.Sample),
    };

    public static Payload<T> Of<T>()
        where T : IWsMessage<T> => (Payload<T>)Payloads[typeof(T)];
}
