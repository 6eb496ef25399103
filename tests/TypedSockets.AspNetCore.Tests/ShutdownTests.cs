using System.Text.Json;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>A host that stops ends its connections in good order and in time.</summary>
public sealed class ShutdownTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Workshop workshop = new();
    private readonly FakeTimeProvider time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_that_do_not_finish_in_time_are_answered_even_where_their_handler_ignores_its_token()
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await server.ConnectAsync();
        await client.SendAsync("work.do", """{"name":"stubborn","stubborn":true}""", "1");
        await client.SendAsync("work.do", """{"name":"waits"}""", "2");
        await workshop.BegunAsync("stubborn");

        // Frames are read in order, so both requests have been read when the pong is there.
        await client.SendAsync("ws.ping", "{}");
        await client.ReceiveAsync("ws.pong");

        Task stopping = server.App.StopAsync(Token);
        await client.ReceiveAsync("ws.closing");
        time.Advance(TimeSpan.FromSeconds(7.9));
        await client.SendAsync("ws.ping", "{}");
        await client.ReceiveAsync("ws.pong");
        time.Advance(TimeSpan.FromSeconds(0.1));
        await client.ReceiveErrorAsync("ws.unavailable", "1");
        await client.ReceiveErrorAsync("ws.unavailable", "2");

        // What the handler answers now comes too late: the close is the next frame.
        workshop.Release("stubborn");
        await AdvanceUntilClosingAsync(server);
        await client.AssertClosedAsync(1001, "ws.shutting_down", frames: 0);
        await client.CloseAsync();
        await stopping.WaitAsync(Patience, Token);
        Assert.DoesNotContain("waits begins", workshop.Entries);
    }

    [Fact]
    public async Task A_handler_that_never_returns_does_not_keep_the_host_beyond_the_bound()
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await server.ConnectAsync();
        await client.SendAsync("work.do", """{"name":"stubborn","stubborn":true}""", "1");
        await workshop.BegunAsync("stubborn");
        DateTimeOffset start = time.GetUtcNow();

        Task stopping = server.App.StopAsync(Token);
        await client.ReceiveAsync("ws.closing");
        time.Advance(TimeSpan.FromSeconds(8));
        await client.ReceiveErrorAsync("ws.unavailable", "1");
        await AdvanceUntilClosingAsync(server);
        await client.AssertClosedAsync(1001, "ws.shutting_down", frames: 0);
        await client.CloseAsync();

        await stopping.WaitAsync(Patience, Token);
        Assert.InRange(time.GetUtcNow() - start, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Requests_that_finish_in_time_are_answered_by_their_handler()
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await server.ConnectAsync();
        await client.SendAsync("work.do", """{"name":"slow"}""", "1");
        await workshop.BegunAsync("slow");

        Task stopping = server.App.StopAsync(Token);
        await client.ReceiveAsync("ws.closing");
        time.Advance(TimeSpan.FromSeconds(7.9));
        workshop.Release("slow");

        Assert.Equal("1", (await client.ReceiveAsync("work.done")).GetProperty("id").GetString());
        await AdvanceUntilClosingAsync(server);
        await client.AssertClosedAsync(1001, "ws.shutting_down", frames: 0);
        await client.CloseAsync();
        await stopping.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task One_way_messages_that_are_not_finished_in_time_are_given_up_and_their_sender_told()
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await server.ConnectAsync();
        await client.SendAsync("work.note", """{"name":"runs"}""", "1");
        await client.SendAsync("work.note", """{"name":"waits"}""", "2");
        await workshop.BegunAsync("runs");

        // Answered as soon as it is read, so both are in by then.
        await client.SendAsync("ws.ping", "{}");
        await client.ReceiveAsync("ws.pong");

        Task stopping = server.App.StopAsync(Token);
        await client.ReceiveAsync("ws.closing");
        time.Advance(TimeSpan.FromSeconds(8));

        JsonElement[] errors = [await client.ReceiveAsync("ws.error"), await client.ReceiveAsync("ws.error")];
        Assert.Equal(["1", "2"], errors.Select(static error => error.GetProperty("id").GetString()).Order());
        Assert.All(errors, static error => Assert.Equal("ws.unavailable", error.GetProperty("payload").GetProperty("code").GetString()));
        await AdvanceUntilClosingAsync(server);
        await client.AssertClosedAsync(1001, "ws.shutting_down", frames: 0);
        await client.CloseAsync();
        await stopping.WaitAsync(Patience, Token);
        Assert.Equal(["runs begins", "runs is canceled"], workshop.Entries);
    }

    [Fact]
    public async Task What_is_queued_is_delivered_before_the_close()
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await server.ConnectAsync();
        await QueueAsync(server, frames: 300);

        Task stopping = server.App.StopAsync(Token);
        await AdvanceUntilClosingAsync(server);

        await client.AssertClosedAsync(1001, "ws.shutting_down", frames: 301);
        await client.CloseAsync();
        await stopping.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_cut_off_when_the_time_is_over()
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await server.ConnectAsync();
        await QueueAsync(server, frames: 300);
        DateTimeOffset start = time.GetUtcNow();

        Task stopping = server.App.StopAsync(Token);
        await AdvanceUntilClosingAsync(server);
        Assert.Single(Context(server).Connections);
        time.Advance(start + TimeSpan.FromSeconds(10) - time.GetUtcNow());

        await stopping.WaitAsync(Patience, Token);
        Assert.Empty(Context(server).Connections);
    }

    [Fact]
    public async Task A_close_that_has_begun_before_gets_no_more_time_than_the_shutdown()
    {
        await using ChatServer server = await StartAsync(time, static options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        using RawClient client = await server.ConnectAsync();
        Context(server).Connections.Single().Peer.Close(1000, "");

        Task draining = server.App.Services.GetRequiredService<WsHubs>().DrainAsync(Token);
        time.Advance(TimeSpan.FromSeconds(1));

        await draining.WaitAsync(Patience, Token);
        Assert.Empty(Context(server).Connections);
    }

    [Fact]
    public async Task The_closes_are_spread_over_a_millisecond_for_each_connection()
    {
        await using ChatServer server = await StartAsync();
        RawClient[] clients = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => server.ConnectAsync()));
        WsConnection[] connections = [.. Context(server).Connections];

        Task draining = server.App.Services.GetRequiredService<WsHubs>().DrainAsync(Token);
        int atOnce = Closing();
        time.Advance(TimeSpan.FromMilliseconds(30));
        await UntilAsync(() => Closing() > 0);
        int half = Closing();
        time.Advance(TimeSpan.FromMilliseconds(30));
        await UntilAsync(() => Closing() == 60);

        // Each bound is missed once in more than a million runs.
        Assert.InRange(atOnce, 0, 20);
        Assert.InRange(half, 1, 59);
        await Task.WhenAll(clients.Select(static async client =>
        {
            await client.AssertClosedAsync(1001, "ws.shutting_down");
            await client.CloseAsync();
            client.Dispose();
        }));
        await draining.WaitAsync(Patience, Token);

        int Closing() => connections.Count(static connection => connection.Peer.IsClosing);
    }

    [Fact]
    public async Task No_request_of_many_clients_ends_in_silence()
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("TYPEDSOCKETS_SHUTDOWN_CLIENTS"), out int asked) ? asked : 200;
        await using ChatServer server = await StartAsync(TimeProvider.System, static _ => { });
        var clients = new WorkClient[count];
        await Parallel.ForAsync(0, count, Token, async (i, cancellationToken) =>
        {
            clients[i] = new WorkClient(server.Uri, NewClientOptions());
            await clients[i].ConnectAsync(cancellationToken);
        });

        // One that finishes during the shutdown, one that never does and one behind it.
        Task<string>[] outcomes = [.. clients.SelectMany((client, i) => (Task<string>[])
        [
            OutcomeAsync(client.WorkAsync(new Work("finishes"), Token)),
            OutcomeAsync(client.WorkAsync(new Work($"stubborn {i}", Stubborn: true), Token)),
            OutcomeAsync(client.WorkAsync(new Work("waits"), Token)),
        ])];
        await UntilAsync(() => workshop.Entries.Count == count);
        long start = Stopwatch.GetTimestamp();
        Task stopping = server.App.StopAsync(Token);
        workshop.Release("finishes");

        string[] ends = await Task.WhenAll(outcomes).WaitAsync(Patience * 2, Token);
        TimeSpan answered = Stopwatch.GetElapsedTime(start);
        await stopping.WaitAsync(Patience * 2, Token);
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} clients: answered after {answered}, the host stopped after {Stopwatch.GetElapsedTime(start)}.");
        Assert.Equal([("done", count), ("ws.unavailable", 2 * count)], ends.CountBy(static end => end).Select(static pair => (pair.Key, pair.Value)).Order());
        await Parallel.ForEachAsync(clients, Token, static async (client, _) => await client.DisposeAsync());
    }

    private static WsClientOptions NewClientOptions() => new()
    {
        RequestTimeout = TimeSpan.FromMinutes(1),
        HandshakeTimeout = TimeSpan.FromMinutes(1),
        Reconnect = { MaxAttempts = 0 },
    };

    private static async Task<string> OutcomeAsync(ValueTask<Done> request)
    {
        try
        {
            await request;
            return "done";
        }
        catch (WsException exception)
        {
            return exception.Code;
        }
    }

    private static WsContext<WorkEndpoint> Context(ChatServer server) => server.App.Services.GetRequiredService<WsContext<WorkEndpoint>>();

    /// <summary>Queues more than the sockets' buffers take.</summary>
    private static async Task QueueAsync(ChatServer server, int frames)
    {
        WsConnection connection = Context(server).Connections.Single();
        var note = new Note(new string('x', 100_000));
        for (int i = 0; i < frames; i++)
        {
            await connection.SendAsync(note, Token);
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience * 3, "What was waited for did not happen.");
            await Task.Yield();
        }
    }

    private Task<ChatServer> StartAsync() => StartAsync(time, static options => options.SendQueue.MaxBytes = 64 * 1024 * 1024);

    private Task<ChatServer> StartAsync(TimeProvider clock, Action<WsOptions> configure) =>
        ChatServer.StartAsync(
            configure,
            builder => builder.Services.AddSingleton(workshop).AddSingleton(clock),
            static app => app.MapTypedSocket<WorkEndpoint>("/chat"));

    /// <summary>Lets the one connection's turn to close come, which is within a millisecond.</summary>
    private async Task AdvanceUntilClosingAsync(ChatServer server)
    {
        WsConnection connection = Context(server).Connections.Single();
        await UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            return connection.Peer.IsClosing;
        });
    }
}
