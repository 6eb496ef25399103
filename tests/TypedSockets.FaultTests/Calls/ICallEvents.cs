namespace TypedSockets.FaultTests.Calls;

/// <summary>What the server may ask a client.</summary>
[WsContract]
public interface ICallEvents
{
    ValueTask<Confirmed> ConfirmAsync(Confirm request, CancellationToken cancellationToken = default);
}
