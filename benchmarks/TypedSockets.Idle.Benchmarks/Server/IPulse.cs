namespace TypedSockets.Idle.Benchmarks;

/// <summary>What nobody sends.</summary>
[WsMessage("pulse.beat")]
public sealed partial record Beat;

/// <summary>A contract that nobody calls.</summary>
[WsContract]
public interface IPulse
{
    ValueTask BeatAsync(Beat message, CancellationToken cancellationToken = default);
}

/// <summary>Serves connections on which nothing happens.</summary>
public sealed partial class IdleEndpoint : WsEndpoint, IPulse
{
    public ValueTask BeatAsync(Beat message, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
