using GitHubFeed;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The product's end of a connection.</summary>
public sealed partial class BenchEndpoint : WsEndpoint<IBenchEvents>, IBench
{
    public override ValueTask OnConnectedAsync(CancellationToken cancellationToken) => Connection.JoinAsync(BenchServer.Room, cancellationToken);

    public ValueTask<Quote> EchoQuoteAsync(Quote request, CancellationToken cancellationToken) => ValueTask.FromResult(request);

    public ValueTask<Book> EchoBookAsync(Book request, CancellationToken cancellationToken) => ValueTask.FromResult(request);

    public ValueTask<PullRequestEvent> EchoPullRequestAsync(PullRequestEvent request, CancellationToken cancellationToken) => ValueTask.FromResult(request);

    public ValueTask PublishAsync(Publish message, CancellationToken cancellationToken) => Room(BenchServer.Room).QuotedAsync(message.Quote, cancellationToken);
}
