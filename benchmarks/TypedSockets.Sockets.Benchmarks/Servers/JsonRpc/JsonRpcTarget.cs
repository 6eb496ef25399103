using GitHubFeed;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>What may be called by JSON-RPC.</summary>
internal sealed class JsonRpcTarget
{
#pragma warning disable CA1822 // It is called on an instance.
    public Quote EchoQuote(Quote request) => request;

    public Book EchoBook(Book request) => request;

    public PullRequestEvent EchoPullRequest(PullRequestEvent request) => request;
#pragma warning restore CA1822
}
