using System.Net;
using System.Net.Sockets;

namespace TypedSockets.FaultTests.Harness;

/// <summary>One connection through the <see cref="Proxy"/>.</summary>
internal sealed class ProxyLink(Socket client) : IDisposable
{
    private readonly Socket server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private volatile bool swallows;
    private volatile bool cut;
    private int delay;

    /// <summary>True while what comes in goes out, at once or late.</summary>
    public bool IsForwarding => !swallows && !cut;

    /// <summary>Forwards until either side ends or the link is cut. Never throws.</summary>
    public async Task RunAsync(IPEndPoint target)
    {
        try
        {
            client.NoDelay = true;
            await server.ConnectAsync(target);
            await Task.WhenAll(PumpAsync(client, server), PumpAsync(server, client));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // There is no server, or the link was cut meanwhile.
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Takes everything from both sides and forwards nothing any more: neither learns that the other is gone.</summary>
    public void BlackHole() => swallows = true;

    /// <summary>Forwards each piece this much later from now on.</summary>
    public void Delay(TimeSpan time) => Volatile.Write(ref delay, (int)time.TotalMilliseconds);

    /// <summary>Ends both sides in good order for TCP, though in the middle of anything for WebSocket.</summary>
    public void Close()
    {
        cut = true;
        Shut(client);
        Shut(server);
    }

    /// <summary>Resets both sides.</summary>
    public void Reset()
    {
        cut = true;
        client.Close(timeout: 0);
        server.Close(timeout: 0);
    }

    public void Dispose()
    {
        cut = true;
        client.Dispose();
        server.Dispose();
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        byte[] buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and int length)
            {
                if (Volatile.Read(ref delay) is > 0 and int late)
                {
                    await Task.Delay(late);
                }

                if (!swallows)
                {
                    await SendAllAsync(to, buffer.AsMemory(0, length));
                }
            }

            Shut(to);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // One side is gone, so the other goes too. In a black hole, nobody learns of it.
            if (!swallows)
            {
                Close();
            }
        }
    }

    private static async Task SendAllAsync(Socket socket, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes)..];
        }
    }

    private static void Shut(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It is gone already.
        }
    }
}
