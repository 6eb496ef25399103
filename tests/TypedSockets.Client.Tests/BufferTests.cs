namespace TypedSockets.Client.Tests;

public sealed class BufferTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_sent_before_the_first_connect_goes_out_in_order_up_to_the_bound()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        for (int i = 0; i < 100; i++)
        {
            await client.SendAsync(new Say($"m{i}"), Token).Patiently();
        }

        await Assert.ThrowsAsync<WsBufferFullException>(() => client.SendAsync(new Say("m100"), Token).Patiently());
        await Assert.ThrowsAsync<WsBufferFullException>(() => client.RequestAsync<Ask, Answer>(new Ask("q"), Token).Patiently());

        ServerConnection connection = await server.ConnectAsync(client);
        for (int i = 0; i < 100; i++)
        {
            Assert.Equal($"m{i}", (await connection.ReceiveAsync("chat.say")).Text);
        }

        await client.SendAsync(new Say("new"), Token);
        Assert.Equal("new", (await connection.ReceiveAsync("chat.say")).Text);
    }

    [Fact]
    public async Task After_a_reconnect_the_handlers_go_first_then_the_buffer_then_new_calls()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        var states = new StateLog(client);
        var mayFinish = new TaskCompletionSource();
        ServerConnection connection = await server.ConnectAsync(client);
        await states.NextAsync(WsClientState.Connecting);
        await states.NextAsync(WsClientState.Connected);
        client.OnConnected(async cancellationToken =>
        {
            await client.SendAsync(new Say("handler"), cancellationToken);
            Answer answer = await client.RequestAsync<Ask, Answer>(new Ask("handler"), cancellationToken);
            await mayFinish.Task;
            await client.SendAsync(new Say(answer.Text), cancellationToken);
        });

        connection.Abort();
        await states.NextAsync(WsClientState.Reconnecting);
        Task<Answer> request = client.RequestAsync<Ask, Answer>(new Ask("kept 1"), Token).AsTask();
        await client.SendAsync(new Say("kept 2"), Token);
        await using IAsyncEnumerator<Number> numbers = client.StreamAsync<Count, Number>(new Count(1), Token).GetAsyncEnumerator(Token);
        ValueTask<bool> moved = numbers.MoveNextAsync();
        await client.SendAsync(new Say("kept 4"), Token);

        await clock.PassDelayAsync();
        connection = await server.AcceptAsync();
        Assert.Equal("handler", (await connection.ReceiveAsync("chat.say")).Text);
        ClientFrame asked = await connection.ReceiveAsync("chat.ask");
        Assert.Equal("handler", asked.Text);
        await client.SendAsync(new Say("new"), Token);
        await connection.SendAsync("chat.answer", """{"text":"answered"}""", asked.Id);
        mayFinish.SetResult();

        Assert.Equal("answered", (await connection.ReceiveAsync("chat.say")).Text);
        ClientFrame kept = await connection.ReceiveAsync("chat.ask");
        Assert.Equal("kept 1", kept.Text);
        Assert.Equal("kept 2", (await connection.ReceiveAsync("chat.say")).Text);
        ClientFrame count = await connection.ReceiveAsync("chat.count");
        Assert.Equal("kept 4", (await connection.ReceiveAsync("chat.say")).Text);
        Assert.Equal("new", (await connection.ReceiveAsync("chat.say")).Text);

        await connection.SendAsync("chat.answer", """{"text":"yes"}""", kept.Id);
        await connection.SendAsync("chat.number", """{"value":1}""", count.Id);
        Assert.Equal("yes", (await request.Patiently()).Text);
        Assert.True(await moved.Patiently());
        Assert.Equal(1, numbers.Current.Value);
    }

    [Fact]
    public async Task No_message_is_sent_twice_or_overtaken_while_connections_come_and_go()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        ServerConnection connection = await server.ConnectAsync(client);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task sending = Task.Run(() => SendNumbersAsync(client, stop.Token), Token);
        var received = new List<int>();

        for (int i = 0; i < 20; i++)
        {
            received.Add((await connection.ReceiveAsync("chat.number")).Payload.GetProperty("value").GetInt32());
            connection.Abort();
            await foreach (ClientFrame frame in connection.ReceiveAllAsync())
            {
                received.Add(frame.Payload.GetProperty("value").GetInt32());
            }

            await clock.PassDelayAsync();
            connection = await server.AcceptAsync();
        }

        await stop.CancelAsync();
        await sending.Patiently();
        Assert.Equal(received.Distinct().Order(), received);
    }

    [Fact]
    public async Task The_timeout_of_a_buffered_request_runs()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);

        Task<Answer> request = client.RequestAsync<Ask, Answer>(new Ask("q"), Token).AsTask();
        clock.Advance(TimeSpan.FromSeconds(4));
        ServerConnection connection = await server.ConnectAsync(client);
        ClientFrame asked = await connection.ReceiveAsync("chat.ask");
        Assert.False(request.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        var exception = await Assert.ThrowsAsync<WsException>(() => request.Patiently());
        Assert.Equal(("ws.timeout", asked.Id), (exception.Code, exception.RequestId));
        Assert.Equal(asked.Id, (await connection.ReceiveAsync("ws.cancel")).Id);
    }

    [Fact]
    public async Task A_call_that_is_given_up_while_it_waits_leaves_the_buffer()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri, new WsClientOptions { BufferedMessages = 1 });
        using var cancellation = new CancellationTokenSource();

        Task<Answer> request = client.RequestAsync<Ask, Answer>(new Ask("q"), cancellation.Token).AsTask();
        await Assert.ThrowsAsync<WsBufferFullException>(() => client.SendAsync(new Say("no room"), Token).Patiently());
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request.Patiently());
        await client.SendAsync(new Say("room"), Token);

        ServerConnection connection = await server.ConnectAsync(client);
        Assert.Equal("room", (await connection.ReceiveAsync("chat.say")).Text);
    }

    [Fact]
    public async Task Closing_fails_what_is_buffered_and_tells_of_one_way_messages()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        var errors = new List<WsErrorEventArgs>();
        client.ErrorReceived += (_, error) => errors.Add(error);
        Task<Answer> request = client.RequestAsync<Ask, Answer>(new Ask("q"), Token).AsTask();
        ValueTask<bool> stream = client.StreamAsync<Count, Number>(new Count(3), Token).GetAsyncEnumerator(Token).MoveNextAsync();
        await client.SendAsync(new Say("lost"), Token);

        await client.CloseAsync(Token).Patiently();

        await Assert.ThrowsAsync<WsDisconnectedException>(() => request.Patiently());
        await Assert.ThrowsAsync<WsDisconnectedException>(() => stream.Patiently());
        WsErrorEventArgs error = Assert.Single(errors);
        Assert.Equal("ws.disconnected", error.Code);
        Assert.Contains("chat.say", error.Message);
        Assert.Equal(WsClientState.Closed, client.State);
        await Assert.ThrowsAsync<WsDisconnectedException>(() => client.SendAsync(new Say("late"), Token).Patiently());
    }

    [Fact]
    public async Task The_buffer_is_paced_to_the_servers_rate()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        for (int i = 0; i < 8; i++)
        {
            await client.SendAsync(new Say($"m{i}"), Token);
        }

        Task connecting = client.ConnectAsync(Token);
        ServerConnection connection = await server.AcceptAsync(rate: 2, burst: 3);
        await connecting.Patiently();
        int received = 0;
        foreach (int batch in (int[])[3, 2, 2])
        {
            for (int i = 0; i < batch; i++)
            {
                Assert.Equal($"m{received++}", (await connection.ReceiveAsync("chat.say")).Text);
            }

            Assert.Equal(TimeSpan.FromSeconds(1), await clock.NextDelayAsync());
            Assert.False(connection.HasReceived);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("m7", (await connection.ReceiveAsync("chat.say")).Text);
    }

    [Fact]
    public async Task A_message_is_encoded_when_it_is_buffered()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri, new WsClientOptions { MaxMessageBytes = 1_024 });

        var exception = await Assert.ThrowsAsync<WsException>(() => client.SendAsync(new Say(new string('x', 2_000)), Token).Patiently());

        Assert.Equal("ws.too_large", exception.Code);
    }

    private static async Task SendNumbersAsync(TestClient client, CancellationToken stop)
    {
        for (int i = 0; !stop.IsCancellationRequested; i++)
        {
            try
            {
                await client.SendAsync(new Number(i), CancellationToken.None);
            }
            catch (WsBufferFullException)
            {
                // Lost, which is no fault here.
            }

            await Task.Yield();
        }
    }
}
