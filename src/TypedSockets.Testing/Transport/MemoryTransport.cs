using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace TypedSockets.Testing;

/// <summary>Connects clients with Kestrel in memory: everything above TCP is what runs in production.</summary>
internal sealed class MemoryTransport : IConnectionListenerFactory, IConnectionListenerFactorySelector, IConnectionListener
{
    private const int Backlog = 1_024;

    private readonly Channel<MemoryConnection> accepted = Channel.CreateBounded<MemoryConnection>(Backlog);
    private readonly Lock gate = new();
    private readonly HashSet<MemoryConnection> open = [];

    public EndPoint EndPoint { get; private set; } = new MemoryEndPoint();

    /// <summary>Makes a connection and returns the client's end.</summary>
    public async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new MemoryConnection(EndPoint, Forget);
        lock (gate)
        {
            open.Add(connection);
        }

        try
        {
            await accepted.Writer.WriteAsync(connection, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException exception)
        {
            throw new IOException("The server in memory is stopped.", exception);
        }

        return connection.Client;
    }

    /// <summary>Cuts every connection off, as a network that fails.</summary>
    public void CutConnections()
    {
        MemoryConnection[] all;
        lock (gate)
        {
            all = [.. open];
        }

        foreach (MemoryConnection connection in all)
        {
            connection.Abort(new ConnectionAbortedException("The test cut the connection off."));
        }
    }

    bool IConnectionListenerFactorySelector.CanBind(EndPoint endpoint) => endpoint is MemoryEndPoint;

    ValueTask<IConnectionListener> IConnectionListenerFactory.BindAsync(EndPoint endpoint, CancellationToken cancellationToken)
    {
        EndPoint = endpoint;
        return ValueTask.FromResult<IConnectionListener>(this);
    }

    async ValueTask<ConnectionContext?> IConnectionListener.AcceptAsync(CancellationToken cancellationToken)
    {
        while (await accepted.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (accepted.Reader.TryRead(out MemoryConnection? connection))
            {
                return connection;
            }
        }

        return null;
    }

    ValueTask IConnectionListener.UnbindAsync(CancellationToken cancellationToken)
    {
        accepted.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    ValueTask IAsyncDisposable.DisposeAsync()
    {
        accepted.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private void Forget(MemoryConnection connection)
    {
        lock (gate)
        {
            open.Remove(connection);
        }
    }
}
