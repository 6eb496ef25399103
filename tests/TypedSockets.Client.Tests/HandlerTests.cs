using System.Collections.Concurrent;

namespace TypedSockets.Client.Tests;

public sealed class HandlerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_handled_one_at_a_time_in_the_order_received()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        var handled = new ConcurrentQueue<string>();
        var done = new TaskCompletionSource();
        int running = 0;
        client.On<Said>(async said =>
        {
            Assert.Equal(1, Interlocked.Increment(ref running));
            await Task.Yield();
            handled.Enqueue(said.Text);
            Interlocked.Decrement(ref running);
            if (handled.Count == 100)
            {
                done.SetResult();
            }
        });
        ServerConnection connection = await server.ConnectAsync(client);

        for (int i = 0; i < 100; i++)
        {
            await connection.SendAsync("chat.said", $$"""{"text":"{{i}}"}""");
        }

        await done.Task.Patiently();
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), handled);
    }

    [Fact]
    public async Task Several_handlers_run_in_order_and_one_that_throws_stops_no_other()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        var handled = new ConcurrentQueue<string>();
        var done = new TaskCompletionSource();
        client.On<Said>(said => handled.Enqueue("action"));
        client.On<Said>(said => throw new InvalidTimeZoneException());
        client.On((Func<Said, Task>)(said =>
        {
            handled.Enqueue("task");
            return Task.FromException(new InvalidTimeZoneException());
        }));
        IDisposable removed = client.On<Said>(said => handled.Enqueue("removed"));
        client.On<Said>(said =>
        {
            handled.Enqueue("value task");
            done.SetResult();
            return ValueTask.CompletedTask;
        });
        removed.Dispose();
        removed.Dispose();
        ServerConnection connection = await server.ConnectAsync(client);

        await connection.SendAsync("chat.said", """{"text":"hi"}""");

        await done.Task.Patiently();
        Assert.Equal(["action", "task", "value task"], handled);
    }

    [Fact]
    public async Task Handlers_outlast_connections()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        var done = new TaskCompletionSource<string>();
        client.On<Said>(said => done.TrySetResult(said.Text));
        ServerConnection connection = await server.ConnectAsync(client);

        connection.Abort();
        await clock.PassDelayAsync();
        connection = await server.AcceptAsync();
        await connection.SendAsync("chat.said", """{"text":"again"}""");

        Assert.Equal("again", await done.Task.Patiently());
    }

    [Fact]
    public async Task Events_of_a_new_connection_wait_for_the_handler_of_the_last()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        var handled = new ConcurrentQueue<string>();
        var entered = new TaskCompletionSource();
        var mayLeave = new TaskCompletionSource();
        client.On<Said>(async said =>
        {
            if (said.Text == "first")
            {
                entered.SetResult();
                await mayLeave.Task;
            }

            handled.Enqueue(said.Text);
        });
        client.On<Said>(said => handled.Enqueue(said.Text + " again"));
        client.On<Ask, Answer>(ask => ValueTask.FromResult(new Answer("handled")));
        ServerConnection connection = await server.ConnectAsync(client);
        await connection.SendAsync("chat.said", """{"text":"first"}""");
        await entered.Task.Patiently();

        connection.Abort();
        await clock.PassDelayAsync();
        connection = await server.AcceptAsync();
        await connection.SendAsync("chat.said", """{"text":"second"}""");
        await connection.SendAsync("chat.ask", """{"text":"?"}""", "~1");
        await client.SendAsync(new Say("sending goes on"), Token);
        await connection.ReceiveAsync("chat.say");
        Assert.Empty(handled);
        mayLeave.SetResult();

        await connection.ReceiveAsync("chat.answer");
        Assert.Equal(["first", "first again", "second", "second again"], handled);
    }

    [Fact]
    public async Task A_request_of_the_server_is_answered()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        client.On<Ask, Answer>(ask => ValueTask.FromResult(new Answer(ask.Text + "!")));
        ServerConnection connection = await server.ConnectAsync(client);

        await connection.SendAsync("chat.ask", """{"text":"well"}""", "~1");

        ClientFrame answer = await connection.ReceiveAsync("chat.answer");
        Assert.Equal(("~1", "well!"), (answer.Id, answer.Text));
    }

    [Fact]
    public async Task A_handler_may_ask_the_server_before_it_answers()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        client.On((Func<Ask, Task<Answer>>)(async ask => await client.RequestAsync<Ask, Answer>(ask)));
        ServerConnection connection = await server.ConnectAsync(client);

        await connection.SendAsync("chat.ask", """{"text":"well"}""", "~1");
        string? id = (await connection.ReceiveAsync("chat.ask")).Id;
        await connection.SendAsync("chat.answer", """{"text":"well?"}""", id);

        Assert.Equal("~1", (await connection.ReceiveAsync("chat.answer")).Id);
    }

    [Fact]
    public async Task A_handler_that_throws_answers_with_its_code_or_without_detail()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        client.On<Ask, Answer>(ask => ask.Text == "own" ? throw new WsException("chat.no", "Not today.") : throw new InvalidTimeZoneException("secret"));
        ServerConnection connection = await server.ConnectAsync(client);

        await connection.SendAsync("chat.ask", """{"text":"own"}""", "~1");
        Assert.Equal("chat.no", (await connection.ReceiveAsync("ws.error")).Payload.GetProperty("code").GetString());

        await connection.SendAsync("chat.ask", """{"text":"other"}""", "~2");
        ClientFrame error = await connection.ReceiveAsync("ws.error");
        Assert.Equal("ws.internal", error.Payload.GetProperty("code").GetString());
        Assert.DoesNotContain("secret", error.Payload.GetRawText());
    }

    [Fact]
    public async Task A_request_without_a_handler_is_of_unknown_type_and_an_event_is_dropped()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        client.On<Ask, Answer>(_ => ValueTask.FromResult(new Answer(""))).Dispose();
        ServerConnection connection = await server.ConnectAsync(client);

        await connection.SendAsync("chat.said", """{"text":"hi"}""");
        await connection.SendAsync("chat.ask", """{"text":"well"}""", "~1");

        ClientFrame error = await connection.ReceiveAsync("ws.error");
        Assert.Equal(("~1", "ws.unknown_type"), (error.Id, error.Payload.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_request_has_one_handler_at_a_time()
    {
        await using var client = new TestClient(new Uri("ws://localhost"));
        IDisposable first = client.On<Ask, Answer>(_ => ValueTask.FromResult(new Answer("first")));

        var exception = Assert.Throws<InvalidOperationException>(() => client.On<Ask, Answer>(_ => ValueTask.FromResult(new Answer("second"))));
        Assert.Contains("chat.ask", exception.Message);
        Assert.Throws<InvalidOperationException>(() => client.On<Ask>(_ => { }));

        first.Dispose();
        client.On<Ask>(_ => { });
        Assert.Throws<InvalidOperationException>(() => client.On<Ask, Answer>(_ => ValueTask.FromResult(new Answer("third"))));
    }

    [Fact]
    public async Task A_stream_of_the_server_is_answered_and_canceled()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        client.OnStream<Count, Number>((count, cancellationToken) => NumbersThenWaitAsync(count.To, cancellationToken));
        ServerConnection connection = await server.ConnectAsync(client);

        await connection.SendAsync("chat.count", """{"to":2}""", "~1");
        Assert.Equal("~1", (await connection.ReceiveAsync("chat.number")).Id);
        Assert.Equal("~1", (await connection.ReceiveAsync("chat.number")).Id);
        await connection.SendAsync("ws.cancel", id: "~1");

        ClientFrame end = await connection.ReceiveAsync("ws.error");
        Assert.Equal(("~1", "ws.canceled"), (end.Id, end.Payload.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task An_upload_of_the_server_is_taken()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        client.OnUpload<Count, Number, Answer>(async (_, numbers, cancellationToken) =>
            new Answer($"{await numbers.Select(number => number.Value).SumAsync(cancellationToken)}"));
        ServerConnection connection = await server.ConnectAsync(client);

        await connection.SendAsync("chat.count", """{"to":2}""", "~1");
        await connection.SendAsync("chat.number", """{"value":3}""", "~1");
        await connection.SendAsync("chat.number", """{"value":4}""", "~1");
        await connection.SendAsync("ws.end", id: "~1");

        Assert.Equal("7", (await connection.ReceiveAsync("chat.answer")).Text);
    }

    [Fact]
    public async Task A_handler_of_OnConnected_that_hangs_is_left_behind_and_holds_up_nothing_more()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        var entered = new TaskCompletionSource<CancellationToken>();
        client.OnConnected(async cancellationToken =>
        {
            entered.SetResult(cancellationToken);
            await new TaskCompletionSource().Task;
        });
        client.OnConnected(cancellationToken => client.SendAsync(new Say("second"), cancellationToken));
        await client.SendAsync(new Say("buffered"), Token);
        ServerConnection connection = await server.ConnectAsync(client);
        CancellationToken canceled = await entered.Task.Patiently();

        clock.Advance(TimeSpan.FromSeconds(29.9));
        Assert.False(canceled.IsCancellationRequested);
        Assert.False(connection.HasReceived);
        clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.True(canceled.IsCancellationRequested);
        Assert.Equal("second", (await connection.ReceiveAsync("chat.say")).Text);
        Assert.Equal("buffered", (await connection.ReceiveAsync("chat.say")).Text);
    }

    [Fact]
    public async Task A_handler_of_OnConnected_that_hangs_does_not_run_on_when_its_connection_has_ended()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        int entered = 0;
        int second = 0;
        var hangs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        client.OnConnected(async _ =>
        {
            if (Interlocked.Increment(ref entered) == 1)
            {
                hangs.SetResult();
                await new TaskCompletionSource().Task;
            }
        });
        client.OnConnected(_ =>
        {
            Interlocked.Increment(ref second);
            return ValueTask.CompletedTask;
        });
        await client.SendAsync(new Say("buffered"), Token);
        ServerConnection connection = await server.ConnectAsync(client);

        await hangs.Task.Patiently();
        connection.Abort();
        await clock.PassDelayAsync();
        connection = await server.AcceptAsync();

        Assert.Equal("buffered", (await connection.ReceiveAsync("chat.say")).Text);
        Assert.Equal((2, 1), (entered, second));
    }

    [Fact]
    public async Task Every_connection_that_ends_tells_its_handlers_so_however_busy_the_machine_is()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using FakeServer server = await FakeServer.StartAsync();
            for (int i = 0; i < 100; i++)
            {
                await EndWhileHandlingAsync(server);
            }
        })));

        static async Task EndWhileHandlingAsync(FakeServer server)
        {
            await using var client = new TestClient(server.Uri, timeProvider: new Clock());
            var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            client.OnConnected(async cancellationToken =>
            {
                await using CancellationTokenRegistration end = cancellationToken.UnsafeRegister(_ => told.TrySetResult(), null);
                entered.TrySetResult();
                await told.Task;
            });
            ServerConnection connection = await server.ConnectAsync(client);
            await entered.Task.Patiently();
            connection.Abort();
            await told.Task.Patiently();
        }
    }

    [Fact]
    public async Task OnConnected_runs_after_every_connect_until_it_is_removed()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        int runs = 0;
        client.OnConnected(_ => throw new InvalidTimeZoneException());
        IDisposable handler = client.OnConnected(cancellationToken => client.SendAsync(new Say($"run {++runs}"), cancellationToken));
        ServerConnection connection = await server.ConnectAsync(client);
        Assert.Equal("run 1", (await connection.ReceiveAsync("chat.say")).Text);

        connection.Abort();
        await clock.PassDelayAsync();
        connection = await server.AcceptAsync();
        Assert.Equal("run 2", (await connection.ReceiveAsync("chat.say")).Text);

        handler.Dispose();
        connection.Abort();
        await clock.PassDelayAsync();
        connection = await server.AcceptAsync();
        await client.ConnectAsync(Token).Patiently();
        await client.SendAsync(new Say("last"), Token);
        Assert.Equal("last", (await connection.ReceiveAsync("chat.say")).Text);
    }

    private static async IAsyncEnumerable<Number> NumbersThenWaitAsync(int count, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int i = 0; i < count; i++)
        {
            yield return new Number(i);
        }

        await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
