using GitHubFeed;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>What is sent.</summary>
internal static class Payloads
{
    private const string Recording = "pull_request.labeled.json";

    public static Payload<Quote> Quote { get; } = new("quote", "EchoQuote", Benchmarks.Quote.Sample);

    public static Payload<Book> Book { get; } = new("book", "EchoBook", Benchmarks.Book.Sample);

    /// <summary>A pull request that got a label, as GitHub sent it.</summary>
    public static Payload<PullRequestEvent> PullRequest { get; } = new("pull-request", "EchoPullRequest", WsJson.Read<PullRequestEvent>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, Recording))));

    public static IReadOnlyList<Payload> All => [Quote, Book, PullRequest];

    public static Payload Named(string name) => All.Single(payload => payload.Name == name);
}
