using System.Net.Sockets;

namespace TypedSockets.Client.Tests;

/// <summary>What a thousand clients leave behind, each disposed in another moment of its life.</summary>
public sealed class LeakTests
{
    private const int Clients = 1_000;

    private readonly CountingClock clock = new();
    private readonly List<Socket> sockets = [];
    private readonly List<WeakReference> remains = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_clients_leave_no_timer_no_socket_and_nothing_in_memory()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        for (int i = 0; i < Clients; i += 4)
        {
            await NeverConnectAsync(server);
            await DisposeWhileConnectingAsync(server);
            await DisposeWhileConnectedAsync(server);
            await DisposeWhileReconnectingAsync(server);
        }

        Assert.Equal(Clients * 3 / 4, sockets.Count);
        Assert.All(sockets, static socket => Assert.True(socket.SafeHandle.IsClosed));

        // A task that still ran would hold the client it works for, and so would whatever is yet to call it. On a busy machine
        // the last cancellation may have to wait for its thread, and a wait that is over for the disposal of its timer.
        Assert.Equal(Clients, remains.Count);
        long start = TimeProvider.System.GetTimestamp();
        while ((clock.Timers > 0 || remains.Any(static client => client.IsAlive)) && TimeProvider.System.GetElapsedTime(start) < Patience.Time)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }

        Assert.Equal(0, clock.Timers);
        Assert.Equal(0, remains.Count(static client => client.IsAlive));
    }

    private async Task NeverConnectAsync(FakeServer server)
    {
        await using TestClient client = New(server);
        await client.SendAsync(new Say("never sent"), Token);
        client.On<Said>(_ => { });
    }

    private async Task DisposeWhileConnectingAsync(FakeServer server)
    {
        await using TestClient client = New(server);
        Task connecting = client.ConnectAsync(Token);
        await server.AcceptSilentlyAsync();
        await client.DisposeAsync();
        await Assert.ThrowsAnyAsync<WsException>(() => connecting.Patiently());
    }

    private async Task DisposeWhileConnectedAsync(FakeServer server)
    {
        await using TestClient client = New(server);
        ServerConnection connection = await server.ConnectAsync(client);
        Task<Answer> asked = client.RequestAsync<Ask, Answer>(new Ask("q"), Token).AsTask();
        IAsyncEnumerator<Number> numbers = client.StreamAsync<Count, Number>(new Count(1), Token).GetAsyncEnumerator(Token);
        Task<bool> moved = numbers.MoveNextAsync().AsTask();
        await connection.ReceiveAsync("chat.ask");
        await client.DisposeAsync();
        await Assert.ThrowsAsync<WsDisconnectedException>(() => asked.Patiently());
        await Assert.ThrowsAsync<WsDisconnectedException>(() => moved.Patiently());
    }

    private async Task DisposeWhileReconnectingAsync(FakeServer server)
    {
        await using TestClient client = New(server);
        var states = new StateLog(client);
        ServerConnection connection = await server.ConnectAsync(client);
        await states.NextAsync(WsClientState.Connecting);
        await states.NextAsync(WsClientState.Connected);
        connection.Abort();
        await states.NextAsync(WsClientState.Reconnecting);
        Task<Answer> asked = client.RequestAsync<Ask, Answer>(new Ask("q"), Token).AsTask();
        await client.DisposeAsync();
        await Assert.ThrowsAsync<WsDisconnectedException>(() => asked.Patiently());
    }

    private TestClient New(FakeServer server)
    {
        var options = new WsClientOptions
        {
            ConfigureHandler = handler => handler.ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                sockets.Add(socket);
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var client = new TestClient(server.Uri, options, timeProvider: clock);
        remains.Add(new WeakReference(client));
        return client;
    }
}
