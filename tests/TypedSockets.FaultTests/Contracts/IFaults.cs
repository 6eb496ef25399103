namespace TypedSockets.FaultTests.Contracts;

/// <summary>What a client may ask of the server.</summary>
[WsContract(Events = typeof(IFaultEvents))]
public interface IFaults
{
    ValueTask<Joined> JoinAsync(Join request, CancellationToken cancellationToken = default);

    ValueTask PublishAsync(Publish message, CancellationToken cancellationToken = default);

    ValueTask<Worked> WorkAsync(Work request, CancellationToken cancellationToken = default);

    ValueTask ManyAsync(Many message, CancellationToken cancellationToken = default);
}
