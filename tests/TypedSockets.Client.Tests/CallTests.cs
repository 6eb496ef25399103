using System.Runtime.CompilerServices;

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
        await RoundTripAsync(client, connection);
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
        await RoundTripAsync(client, connection);
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
        await RoundTripAsync(client, connection);
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
    public async Task A_stream_grants_credit_as_it_is_read_and_ends()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);
        await using IAsyncEnumerator<Number> numbers = client.StreamAsync<Count, Number>(new Count(96), Token).GetAsyncEnumerator(Token);

        ValueTask<bool> moved = numbers.MoveNextAsync();
        string id = (await connection.ReceiveAsync("chat.count")).Id!;
        await SendNumbersAsync(connection, id, 0, 64);
        for (int i = 0; i < 32; i++)
        {
            Assert.True(await moved.Patiently());
            Assert.Equal(i, numbers.Current.Value);
            Assert.False(connection.HasReceived && i < 31, "Credit came before half of it was used.");
            moved = numbers.MoveNextAsync();
        }

        ClientFrame credit = await connection.ReceiveAsync("ws.credit");
        Assert.Equal((id, 32), (credit.Id, credit.Payload.GetProperty("items").GetInt32()));
        await SendNumbersAsync(connection, id, 64, 32);
        await connection.SendAsync("ws.end", id: id);
        int last = 31;
        while (await moved.Patiently())
        {
            Assert.Equal(++last, numbers.Current.Value);
            moved = numbers.MoveNextAsync();
        }

        Assert.Equal(95, last);
    }

    [Fact]
    public async Task A_server_that_exceeds_its_credit_is_left()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);
        await using IAsyncEnumerator<Number> numbers = client.StreamAsync<Count, Number>(new Count(100), Token).GetAsyncEnumerator(Token);

        ValueTask<bool> moved = numbers.MoveNextAsync();
        string id = (await connection.ReceiveAsync("chat.count")).Id!;
        await SendNumbersAsync(connection, id, 0, 65);

        await connection.AssertClosedAsync(1008);
        Assert.True(await moved.Patiently());
    }

    [Fact]
    public async Task Leaving_a_stream_cancels_it()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        Task reading = Task.Run(
            async () =>
            {
                await foreach (Number number in client.StreamAsync<Count, Number>(new Count(100), Token))
                {
                    break;
                }
            },
            Token);
        string id = (await connection.ReceiveAsync("chat.count")).Id!;
        await SendNumbersAsync(connection, id, 0, 1);

        Assert.Equal(id, (await connection.ReceiveAsync("ws.cancel")).Id);
        await reading.Patiently();
    }

    [Fact]
    public async Task An_upload_sends_its_items_within_credit_and_awaits_the_response()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        Task<Answer> upload = client.UploadAsync<Count, Number, Answer>(new Count(70), NumbersAsync(70, Token), Token).AsTask();
        string id = (await connection.ReceiveAsync("chat.count")).Id!;
        for (int i = 0; i < 64; i++)
        {
            Assert.Equal(i, (await connection.ReceiveAsync("chat.number")).Payload.GetProperty("value").GetInt32());
        }

        await RoundTripAsync(client, connection);
        await connection.SendAsync("ws.credit", """{"items":6}""", id);
        for (int i = 64; i < 70; i++)
        {
            Assert.Equal(i, (await connection.ReceiveAsync("chat.number")).Payload.GetProperty("value").GetInt32());
        }

        Assert.Equal(id, (await connection.ReceiveAsync("ws.end")).Id);
        await connection.SendAsync("chat.answer", """{"text":"70"}""", id);
        Assert.Equal("70", (await upload.Patiently()).Text);
    }

    [Fact]
    public async Task An_upload_without_response_completes_with_the_servers_end()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        Task upload = client.UploadAsync(new Count(1), NumbersAsync(1, Token), Token).AsTask();
        string id = (await connection.ReceiveAsync("chat.count")).Id!;
        await connection.ReceiveAsync("chat.number");
        await connection.ReceiveAsync("ws.end");
        Assert.False(upload.IsCompleted);
        await connection.SendAsync("ws.end", id: id);

        await upload.Patiently();
    }

    [Fact]
    public async Task A_stream_is_exchanged_for_a_stream()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        Task<List<Number>> exchange = Task.Run(
            async () =>
            {
                var numbers = new List<Number>();
                await foreach (Number number in client.DuplexAsync<Count, Number, Number>(new Count(2), NumbersAsync(2, Token), Token))
                {
                    numbers.Add(number);
                }

                return numbers;
            },
            Token);
        string id = (await connection.ReceiveAsync("chat.count")).Id!;
        await connection.ReceiveAsync("chat.number");
        await connection.ReceiveAsync("chat.number");
        await connection.ReceiveAsync("ws.end");
        await SendNumbersAsync(connection, id, 0, 3);
        await connection.SendAsync("ws.end", id: id);

        Assert.Equal([new Number(0), new Number(1), new Number(2)], await exchange.Patiently());
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

    private static async Task RoundTripAsync(TestClient client, ServerConnection connection)
    {
        Task<Answer> request = client.RequestAsync<Ask, Answer>(new Ask("round trip"), Token).AsTask();
        await connection.SendAsync("chat.answer", """{"text":"back"}""", (await connection.ReceiveAsync("chat.ask")).Id);
        await request.Patiently();
    }

    private static async Task SendNumbersAsync(ServerConnection connection, string id, int first, int count)
    {
        for (int i = first; i < first + count; i++)
        {
            await connection.SendAsync("chat.number", $$"""{"value":{{i}}}""", id);
        }
    }

    private static async IAsyncEnumerable<Number> NumbersAsync(int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new Number(i);
            await Task.Yield();
        }
    }
}
