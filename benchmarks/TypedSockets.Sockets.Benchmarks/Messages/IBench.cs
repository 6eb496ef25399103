using GitHubFeed;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>What every side does: it answers with what it is asked, and it broadcasts.</summary>
[WsContract(Events = typeof(IBenchEvents))]
public interface IBench
{
    ValueTask<Quote> EchoQuoteAsync(Quote request, CancellationToken cancellationToken = default);

    ValueTask<Book> EchoBookAsync(Book request, CancellationToken cancellationToken = default);

    ValueTask<PullRequestEvent> EchoPullRequestAsync(PullRequestEvent request, CancellationToken cancellationToken = default);

    ValueTask PublishAsync(Publish message, CancellationToken cancellationToken = default);
}

/// <summary>What a broadcast is.</summary>
[WsContract]
public interface IBenchEvents
{
    ValueTask QuotedAsync(Quote message, CancellationToken cancellationToken = default);
}
