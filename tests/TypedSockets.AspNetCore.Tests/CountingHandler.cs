using System.Net.Sockets;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>Connects over TCP and counts how often something arrives.</summary>
internal sealed class CountingHandler : DelegatingHandler
{
    private readonly SemaphoreSlim reads = new(0);

    public CountingHandler() => InnerHandler = new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new CountingStream(socket, reads);
        },
    };

    /// <summary>Completes when something has arrived so many times more.</summary>
    public async Task WaitForReadsAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            await reads.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    private sealed class CountingStream(Socket socket, SemaphoreSlim reads) : NetworkStream(socket, ownsSocket: true)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = await base.ReadAsync(buffer, cancellationToken);
            if (count > 0)
            {
                reads.Release();
            }

            return count;
        }
    }
}
