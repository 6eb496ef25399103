using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Contracts;

/// <summary>The server's side, which notes who came and who went.</summary>
public sealed partial class FaultEndpoint(ServerLog log) : WsEndpoint<IFaultEvents>, IFaults
{
    public override ValueTask OnConnectedAsync(CancellationToken cancellationToken)
    {
        log.AddConnected();
        return ValueTask.CompletedTask;
    }

    public override ValueTask OnDisconnectedAsync(WsDisconnect disconnect)
    {
        log.AddDisconnected(Connection.Id, disconnect);
        return ValueTask.CompletedTask;
    }

    public async ValueTask<Joined> JoinAsync(Join request, CancellationToken cancellationToken)
    {
        await Connection.JoinAsync(request.Room, cancellationToken);
        return new Joined(request.Room);
    }

    public ValueTask PublishAsync(Publish message, CancellationToken cancellationToken) =>
        Room(message.Room).TickAsync(new Tick(message.Room, message.Number), cancellationToken);

    public async ValueTask<Worked> WorkAsync(Work request, CancellationToken cancellationToken)
    {
        if (request.Throws)
        {
            throw new InvalidOperationException($"Work {request.Number} fails as asked.");
        }

        if (request.Milliseconds > 0)
        {
            await Task.Delay(request.Milliseconds, cancellationToken);
        }

        return new Worked(request.Number);
    }

    public ValueTask ManyAsync(Many message, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
