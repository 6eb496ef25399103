using TypedSockets;

namespace Auctions;

[WsMessage("auction.watch")] public sealed partial record Watch(string Lot);
[WsMessage("auction.watching")] public sealed partial record Watching(string Lot, string? Highest);
[WsMessage("auction.bid")] public sealed partial record Bid(string Lot, decimal Amount);
[WsMessage("auction.raised")] public sealed partial record Raised(string Lot, string By, decimal Amount);
[WsMessage("auction.closed")] public sealed partial record Closed(string Lot, string? Winner);

[WsContract(Events = typeof(IAuctionEvents))]
public interface IAuction
{
    ValueTask<Watching> WatchAsync(Watch request, CancellationToken cancellationToken = default);
    ValueTask BidAsync(Bid message, CancellationToken cancellationToken = default);
}

[WsContract]
public interface IAuctionEvents
{
    ValueTask RaisedAsync(Raised message, CancellationToken cancellationToken = default);
    ValueTask ClosedAsync(Closed message, CancellationToken cancellationToken = default);
}

public sealed class Lots
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (string By, decimal Amount)> highest = new(StringComparer.Ordinal);

    public bool TryRaise(string lot, string by, decimal amount)
    {
        lock (gate)
        {
            bool isHigher = !highest.TryGetValue(lot, out var last) || amount > last.Amount;
            highest[lot] = isHigher ? (by, amount) : last;
            return isHigher;
        }
    }

    public string? Highest(string lot)
    {
        lock (gate)
        {
            return highest.TryGetValue(lot, out var last) ? last.By : null;
        }
    }
}

public sealed partial class AuctionEndpoint(Lots lots) : WsEndpoint<IAuctionEvents>, IAuction
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private ITimer? hammer;
    private Task falling = Task.CompletedTask;

    public async ValueTask<Watching> WatchAsync(Watch request, CancellationToken cancellationToken)
    {
        await Connection.JoinAsync(request.Lot, cancellationToken);
        return new Watching(request.Lot, lots.Highest(request.Lot));
    }

    public ValueTask BidAsync(Bid message, CancellationToken cancellationToken)
    {
        string name = Connection.User.Identity?.Name ?? throw new WsException("auction.anonymous", "Sign in before you bid.");
        if (!lots.TryRaise(message.Lot, name, message.Amount))
        {
            throw new WsException("auction.too_low", $"Somebody bids {message.Amount} or more.");
        }

        hammer?.Dispose();
        hammer = TimeProvider.CreateTimer(_ => Fall(message.Lot), null, Silence, Timeout.InfiniteTimeSpan);
        return Room(message.Lot).RaisedAsync(new Raised(message.Lot, name, message.Amount), cancellationToken);
    }

    public override ValueTask OnDisconnectedAsync(WsDisconnect disconnect)
    {
        hammer?.Dispose();
        return new ValueTask(falling);
    }

    private void Fall(string lot) => falling = Room(lot).ClosedAsync(new Closed(lot, lots.Highest(lot))).AsTask();
}
