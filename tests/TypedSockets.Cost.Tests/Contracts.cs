namespace TypedSockets.Cost.Tests;

[WsMessage("cost.quote")]
public sealed partial record Quote(string Symbol, string Venue, decimal Price, int Volume, DateTimeOffset At)
{
    public static Quote Sample { get; } = new("MSFT", "XNAS", 412.57m, 1_200, DateTimeOffset.UnixEpoch.AddDays(20_000));
}

[WsMessage("cost.publish")]
public sealed partial record Publish(string Text);

[WsMessage("cost.published")]
public sealed partial record Published(string Text);

[WsContract(Events = typeof(IFeedEvents))]
public interface IFeed
{
    ValueTask<Quote> QuoteAsync(Quote request, CancellationToken cancellationToken = default);

    ValueTask PublishAsync(Publish message, CancellationToken cancellationToken = default);
}

[WsContract]
public interface IFeedEvents
{
    ValueTask PublishedAsync(Published message, CancellationToken cancellationToken = default);
}

/// <summary>Answers with what it was asked with, and tells its room.</summary>
public sealed partial class FeedEndpoint : WsEndpoint<IFeedEvents>, IFeed
{
    public const string Everybody = "all";

    public override ValueTask OnConnectedAsync(CancellationToken cancellationToken) => Connection.JoinAsync(Everybody, cancellationToken);

    public ValueTask<Quote> QuoteAsync(Quote request, CancellationToken cancellationToken) => new(request);

    public ValueTask PublishAsync(Publish message, CancellationToken cancellationToken) =>
        Room(Everybody).PublishedAsync(new Published(message.Text), cancellationToken);
}
