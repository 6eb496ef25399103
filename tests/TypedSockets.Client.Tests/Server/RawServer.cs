using System.Net;
using System.Net.Sockets;
using TypedSockets.Tests;

namespace TypedSockets.Client.Tests;

/// <summary>A server that sends what the test says and answers nothing by itself.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public RawServer() => listener.Start();

    public Uri Uri => new($"ws://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/chat");

    /// <summary>The next connection, greeted.</summary>
    public async Task<RawSocket> AcceptAsync()
    {
        RawSocket connection = await RawSocket.AcceptAsync(listener);
        await connection.SendAsync("ws.connected", """{"clientId":"c1","heartbeat":30000,"maxMessageBytes":1048576,"rate":0,"burst":0,"spread":0}""");
        return connection;
    }

    /// <summary>The next connection, answered with these headers.</summary>
    public Task<RawSocket> AcceptAsync(string upgrade) => RawSocket.AcceptAsync(listener, upgrade);

    /// <summary>Connects a client.</summary>
    public async Task<RawSocket> ConnectAsync(WsClient client)
    {
        Task connecting = client.ConnectAsync(TestContext.Current.CancellationToken);
        RawSocket connection = await AcceptAsync();
        await connecting.Patiently();
        return connection;
    }

    public void Dispose() => listener.Dispose();
}
