namespace TypedSockets.Scale.Benchmarks;

/// <summary>What is broadcast.</summary>
[WsMessage("scale.tick")]
public sealed partial record Tick(string Symbol, decimal Price, long Number);

/// <summary>Asks to be in a room.</summary>
[WsMessage("scale.enter")]
public sealed partial record Enter(string Room);

/// <summary>Says that the client is in the room.</summary>
[WsMessage("scale.entered")]
public sealed partial record Entered;

/// <summary>Wants the members of the room, the sender included, to be told.</summary>
[WsMessage("scale.publish")]
public sealed partial record Publish(string Symbol, decimal Price, long Number);

/// <summary>What clients of rooms of ten ask for. The others say nothing.</summary>
[WsContract(Events = typeof(ITickerEvents))]
public interface ITicker
{
    ValueTask<Entered> EnterAsync(Enter request, CancellationToken cancellationToken = default);

    ValueTask PublishAsync(Publish message, CancellationToken cancellationToken = default);
}

/// <summary>What members of rooms are told.</summary>
[WsContract]
public interface ITickerEvents
{
    ValueTask TickAsync(Tick message, CancellationToken cancellationToken = default);
}

/// <summary>Serves connections that enter a room, or are moved between rooms from outside.</summary>
public sealed partial class TickerEndpoint : WsEndpoint<ITickerEvents>, ITicker
{
    private string room = "";

    public async ValueTask<Entered> EnterAsync(Enter request, CancellationToken cancellationToken)
    {
        await Connection.JoinAsync(request.Room, cancellationToken);
        room = request.Room;
        return new Entered();
    }

    public ValueTask PublishAsync(Publish message, CancellationToken cancellationToken) =>
        Room(room).TickAsync(new Tick(message.Symbol, message.Price, message.Number), cancellationToken);
}
