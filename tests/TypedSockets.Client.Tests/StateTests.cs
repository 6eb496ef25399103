namespace TypedSockets.Client.Tests;

public sealed class StateTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_that_a_handler_makes_is_told_of_after_the_one_it_is_told_of()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        Task? reopened = null;
        client.StateChanged += (_, change) =>
        {
            if (change.NewState == WsClientState.Closed && reopened is null)
            {
                reopened = client.ConnectAsync(Token);
                Assert.Equal(WsClientState.Connecting, client.State);
            }
        };
        var states = new StateLog(client);
        await server.ConnectAsync(client);
        await client.CloseAsync(Token).Patiently();
        await server.AcceptAsync();
        await reopened!.Patiently();

        foreach (WsClientState state in (WsClientState[])[WsClientState.Connecting, WsClientState.Connected, WsClientState.Closed, WsClientState.Connecting, WsClientState.Connected])
        {
            await states.NextAsync(state);
        }
    }

    [Fact]
    public async Task Changes_are_told_of_once_and_in_order_whoever_makes_them_at_the_same_time()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var client = new TestClient(server.Uri);
        var changes = new List<WsStateChangedEventArgs>();
        int telling = 0;
        bool overlapped = false;
        client.StateChanged += (_, change) =>
        {
            overlapped |= Interlocked.Increment(ref telling) > 1;
            changes.Add(change);
            Thread.SpinWait(1_000);
            Interlocked.Decrement(ref telling);
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task greeting = GreetAllAsync(server, stop.Token);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => ConnectAndCloseAsync(client, number), Token))).Patiently();
        await client.DisposeAsync().Patiently();
        await stop.CancelAsync();
        await greeting.Patiently();

        Assert.False(overlapped, "Two changes were told of at once.");
        Assert.Equal(WsClientState.Disconnected, changes[0].OldState);
        Assert.Equal(WsClientState.Closed, changes[^1].NewState);
        Assert.All(changes.Zip(changes.Skip(1)), static pair => Assert.Equal(pair.First.NewState, pair.Second.OldState));
        Assert.DoesNotContain(changes, static change => change.OldState == change.NewState);
        Assert.True(changes.Count(static change => change.NewState == WsClientState.Closed) > 1, "The client was closed once only.");
    }

    [Fact]
    public async Task Who_connects_while_the_client_is_being_closed_opens_it_again()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        // The server does not answer the close yet.
        connection.PauseReading();
        await client.SendAsync(new Say("read, and nothing more"), Token);
        await connection.ReceiveAsync("chat.say");
        Task closing = client.CloseAsync(Token);
        Task connecting = client.ConnectAsync(Token);
        Assert.False(connecting.IsCompleted);
        connection.ResumeReading();
        await closing.Patiently();
        await server.AcceptAsync();
        await connecting.Patiently();

        Assert.Equal(WsClientState.Connected, client.State);
    }

    [Fact]
    public async Task A_client_that_is_closed_while_its_first_attempt_fails_is_closed_for_good()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), Token, async (_, _) =>
        {
            await using var client = new TestClient(new Uri("ws://127.0.0.1:1/chat"));
            Task connecting = client.ConnectAsync(Token);
            await client.CloseAsync(Token);

            Assert.Equal(WsClientState.Closed, client.State);
            await Assert.ThrowsAsync<WsDisconnectedException>(() => client.SendAsync(new Say("too late"), Token).AsTask());
            await Assert.ThrowsAnyAsync<WsException>(() => connecting.Patiently());
        });
    }

    private static async Task ConnectAndCloseAsync(TestClient client, int number)
    {
        for (int i = 0; i < 20; i++)
        {
            try
            {
                await (((i + number) & 1) == 0 ? client.ConnectAsync(Token) : client.CloseAsync(Token));
            }
            catch (WsDisconnectedException)
            {
                // Another closed it first.
            }
        }
    }

    private static async Task GreetAllAsync(FakeServer server, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                ServerConnection connection = await server.NextAsync(stop);
                await connection.TryGreetAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
