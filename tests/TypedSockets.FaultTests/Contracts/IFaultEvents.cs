namespace TypedSockets.FaultTests.Contracts;

/// <summary>What the server may tell a client.</summary>
[WsContract]
public interface IFaultEvents
{
    ValueTask TickAsync(Tick message, CancellationToken cancellationToken = default);
}
