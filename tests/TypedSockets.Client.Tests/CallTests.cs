namespace TypedSockets.Client.Tests;

public sealed class CallTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_one_way_message_has_no_id()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        await client.SendAsync(new Say("hi"), Token);

        ClientFrame frame = await connection.ReceiveAsync("chat.say");
        Assert.Equal("hi", frame.Text);
        Assert.Null(frame.Id);
    }

    [Fact]
    public async Task Answers_find_their_requests_in_any_order()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        Task<Answer> first = client.RequestAsync<Ask, Answer>(new Ask("1"), Token).AsTask();
        Task<Answer> second = client.RequestAsync<Ask, Answer>(new Ask("2"), Token).AsTask();
        string? firstId = (await connection.ReceiveAsync("chat.ask")).Id;
        string? secondId = (await connection.ReceiveAsync("chat.ask")).Id;
        await connection.SendAsync("chat.answer", """{"text":"two"}""", secondId);
        await connection.SendAsync("chat.answer", """{"text":"one"}""", firstId);

        Assert.Equal("one", (await first.Patiently()).Text);
        Assert.Equal("two", (await second.Patiently()).Text);
    }

    [Fact]
    public async Task An_error_of_the_server_is_thrown_with_its_code()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        Task<Answer> request = client.RequestAsync<Ask, Answer>(new Ask("q"), Token).AsTask();
        string? id = (await connection.ReceiveAsync("chat.ask")).Id;
        await connection.SendAsync("ws.error", """{"code":"chat.no","message":"Not today."}""", id);

        var exception = await Assert.ThrowsAsync<WsException>(() => request.Patiently());
        Assert.Equal(("chat.no", "Not today.", id), (exception.Code, exception.Message, exception.RequestId));
    }

    [Fact]
    public async Task A_response_whose_constructor_throws_fails_its_request_and_nothing_else()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        Task<Picky> request = client.RequestAsync<Ask, Picky>(new Ask("q"), Token).AsTask();
        string? id = (await connection.ReceiveAsync("chat.ask")).Id;
        await connection.SendAsync("chat.picky", """{"text":"unknown"}""", id);

        var exception = await Assert.ThrowsAsync<WsException>(() => request.Patiently());
        Assert.Equal("ws.invalid_payload", exception.Code);
        await connection.RoundTripAsync(client);
    }

    [Fact]
    public async Task A_message_longer_than_the_server_takes_is_not_sent()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        Task connecting = client.ConnectAsync(Token);
        ServerConnection connection = await server.AcceptSilentlyAsync();
        await connection.GreetAsync(maxMessageBytes: 2_048);
        await connecting.Patiently();
        await client.SendAsync(new Say(new string('x', 1_950)), Token);
        var exception = await Assert.ThrowsAsync<WsException>(() => client.SendAsync(new Say(new string('x', 2_040)), Token).Patiently());

        Assert.Equal("ws.too_large", exception.Code);
        Assert.Contains("2048", exception.Message);
        Assert.Equal(1_950, (await connection.ReceiveAsync("chat.say")).Text!.Length);
        await connection.RoundTripAsync(client);
    }

    [Fact]
    public async Task A_buffered_message_longer_than_the_server_takes_is_told_of()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        var told = new TaskCompletionSource<WsErrorEventArgs>();
        client.ErrorReceived += (_, error) => told.TrySetResult(error);
        await client.SendAsync(new Say(new string('x', 2_000)), Token);
        await client.SendAsync(new Say("next"), Token);

        Task connecting = client.ConnectAsync(Token);
        ServerConnection connection = await server.AcceptSilentlyAsync();
        await connection.GreetAsync(maxMessageBytes: 1_024);
        await connecting.Patiently();

        Assert.Equal("next", (await connection.ReceiveAsync("chat.say")).Text);
        WsErrorEventArgs error = await told.Task.Patiently();
        Assert.Equal("ws.too_large", error.Code);
        Assert.Contains("chat.say", error.Message);
    }

    [Fact]
    public async Task A_call_that_is_given_up_before_it_was_written_never_is()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var options = new WsClientOptions { SendQueue = { MaxBytes = 1_000_000_000 } };
        await using var client = new TestClient(server.Uri, options);
        Task connecting = client.ConnectAsync(Token);
        ServerConnection connection = await server.AcceptAsync();
        await connecting.Patiently();

        // While the server does not read, these fill the sockets' buffers and the rest stays in the queue.
        connection.PauseReading();
        var filler = new Say(new string('x', 100_000));
        for (int i = 0; i < 200; i++)
        {
            await client.SendAsync(filler, Token);
        }

        using var giveUp = new CancellationTokenSource();
        Task<Answer> request = client.RequestAsync<Ask, Answer>(new Ask("q"), giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request.Patiently());
        await client.SendAsync(new Say("last"), Token);
        connection.ResumeReading();

        ClientFrame frame;
        do
        {
            frame = await connection.ReceiveAsync("chat.say");
        }
        while (frame.Text != "last");
    }

    [Fact]
    public async Task A_request_without_an_answer_times_out_and_is_canceled()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        var errors = new List<WsErrorEventArgs>();
        client.ErrorReceived += (_, error) => errors.Add(error);
        ServerConnection connection = await server.ConnectAsync(client);

        Task<Answer> request = client.RequestAsync<Ask, Answer>(new Ask("q"), Token).AsTask();
        string? id = (await connection.ReceiveAsync("chat.ask")).Id;
        clock.Advance(TimeSpan.FromSeconds(5));

        var exception = await Assert.ThrowsAsync<WsException>(() => request.Patiently());
        Assert.Equal("ws.timeout", exception.Code);
        Assert.Contains("chat.ask", exception.Message);
        Assert.Equal(id, (await connection.ReceiveAsync("ws.cancel")).Id);

        // The terminal frame that a cancel is owed is for nobody any more.
        await connection.SendAsync("ws.error", """{"code":"ws.canceled","message":"Canceled."}""", id);
        await connection.RoundTripAsync(client);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task A_request_that_is_given_up_is_canceled()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);
        using var cancellation = new CancellationTokenSource();

        Task<Answer> request = client.RequestAsync<Ask, Answer>(new Ask("q"), cancellation.Token).AsTask();
        string? id = (await connection.ReceiveAsync("chat.ask")).Id;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request.Patiently());
        Assert.Equal(id, (await connection.ReceiveAsync("ws.cancel")).Id);
    }

    [Theory]
    [InlineData("chat.said", """{"text":"t"}""", "chat.said")]
    [InlineData("chat.answer", """{"text":7}""", "$.text")]
    public async Task An_answer_that_does_not_fit_fails_the_request(string type, string payload, string told)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        Task<Answer> request = client.RequestAsync<Ask, Answer>(new Ask("q"), Token).AsTask();
        await connection.SendAsync(type, payload, (await connection.ReceiveAsync("chat.ask")).Id);

        var exception = await Assert.ThrowsAsync<WsException>(() => request.Patiently());
        Assert.Equal("ws.invalid_payload", exception.Code);
        Assert.Contains(told, exception.Message);
        await connection.RoundTripAsync(client);
    }

    [Fact]
    public async Task Open_calls_fail_when_the_connection_is_lost()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        Task<Answer> request = client.RequestAsync<Ask, Answer>(new Ask("q"), Token).AsTask();
        Task<bool> stream = client.StreamAsync<Count, Number>(new Count(3), Token).GetAsyncEnumerator(Token).MoveNextAsync().AsTask();
        await connection.ReceiveAsync("chat.ask");
        await connection.ReceiveAsync("chat.count");
        await connection.CloseAsync(1001, "ws.shutting_down");

        var exception = await Assert.ThrowsAsync<WsDisconnectedException>(() => request.Patiently());
        Assert.Equal(1001, exception.Disconnect!.Code);
        await Assert.ThrowsAsync<WsDisconnectedException>(() => stream.Patiently());
    }

    [Fact]
    public async Task An_error_of_a_one_way_message_is_told()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        var told = new TaskCompletionSource<WsErrorEventArgs>();
        client.ErrorReceived += (_, _) => throw new InvalidTimeZoneException();
        client.ErrorReceived += (_, error) => told.TrySetResult(error);
        ServerConnection connection = await server.ConnectAsync(client);

        await connection.SendAsync("ws.error", """{"code":"ws.rate_limited","message":"Slower."}""");

        WsErrorEventArgs error = await told.Task.Patiently();
        Assert.Equal(("ws.rate_limited", "Slower.", null), (error.Code, error.Message, error.RequestId));
    }
}
