using System.Net.Sockets;

namespace TypedSockets.Client.Tests;

/// <summary>A connection whose writes a test can hold back, as a peer does that stops to read, and then let fail.</summary>
internal sealed class HeldStream(Socket socket) : NetworkStream(socket, ownsSocket: true)
{
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool holds;

    /// <summary>Completes when a write is held back.</summary>
    public Task Held => held.Task;

    /// <summary>Holds every write back from now on.</summary>
    public void Hold() => holds = true;

    /// <summary>Lets every write that is held back fail.</summary>
    public void Break() => released.TrySetException(new IOException("The connection was reset."));

    /// <summary>Options of a client whose connections are such streams.</summary>
    public static WsClientOptions NewOptions(Action<HeldStream> connected) => new()
    {
        ConfigureHandler = handler => handler.ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            var stream = new HeldStream(socket);
            connected(stream);
            return stream;
        },
    };

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (holds)
        {
            held.TrySetResult();
            await released.Task;
        }

        await base.WriteAsync(buffer, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        Break();
        base.Dispose(disposing);
    }
}
