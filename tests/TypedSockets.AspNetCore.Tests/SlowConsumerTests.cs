using System.Text.Json;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>What a client that reads slowly, or not at all, gets of what is sent to it.</summary>
public sealed class SlowConsumerTests
{
    private const int MaxFrames = 20;

    // More than the sockets' buffers take.
    private const int Events = 400;

    private static readonly string Padding = new('x', 50_000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WsWhenFull.DropOldest)]
    [InlineData(WsWhenFull.DropNewest)]
    public async Task Events_beyond_the_queue_are_dropped_and_the_rest_comes_in_order(WsWhenFull whenFull)
    {
        await using ChatServer server = await StartAsync(whenFull);
        using RawClient client = await server.ConnectAsync();
        using MetricCollector<long> drops = server.Collect<long>("dropped_events");

        await SendEventsAsync(server, Events);
        int delivered = Events - Count(drops);

        Assert.InRange(delivered, MaxFrames, Events - 1);
        string[] received = await ReceiveAsync(client, delivered);
        Assert.Equal(received.OrderBy(static name => int.Parse(name, null)), received);
        IEnumerable<int> kept = whenFull == WsWhenFull.DropOldest ? Enumerable.Range(Events - MaxFrames, MaxFrames) : Enumerable.Range(0, MaxFrames);
        Assert.Equal(kept.Select(static i => $"{i}"), whenFull == WsWhenFull.DropOldest ? received.TakeLast(MaxFrames) : received.Take(MaxFrames));
        await client.FlushAsync();
    }

    [Fact]
    public async Task What_is_sent_to_one_client_is_never_dropped_and_keeps_its_order_around_what_is()
    {
        await using ChatServer server = await StartAsync(WsWhenFull.DropOldest);
        using RawClient client = await server.ConnectAsync();
        using MetricCollector<long> drops = server.Collect<long>("dropped_events");
        WsConnection connection = server.Context.Connections.Single();
        await SendEventsAsync(server, Events);

        // The queue holds nothing but events, of which the next ones take the place.
        Task sending = connection.SendAsync(Said("first"), Token).AsTask();
        await SendEventsAsync(server, Events);
        string[] received = await ReceiveAsync(client, (2 * Events) - Count(drops) + 1);

        await sending;
        Assert.Single(received, static name => name == "first");
        await connection.SendAsync(Said("second"), Token);
        Assert.Equal(["second"], await ReceiveAsync(client, 1));
        await client.FlushAsync();
    }

    [Fact]
    public async Task A_response_that_waits_for_room_gets_it_before_all_events_that_come_meanwhile()
    {
        await using ChatServer server = await StartAsync(WsWhenFull.DropOldest);
        using RawClient client = await server.ConnectAsync();
        await SendEventsAsync(server, Events);
        await client.SendAsync("chat.echo", """{"text":"hi"}""", "7");

        // Each frame that the client takes makes room, for which an event is there at once.
        for (int i = 0; i < 5_000; i++)
        {
            await SendEventsAsync(server, 2);
            if ((await client.ReceiveAsync()).GetProperty("type").GetString() == "chat.echoed")
            {
                return;
            }
        }

        Assert.Fail("The response never came.");
    }

    [Fact]
    public async Task Clients_that_read_miss_nothing_because_of_one_that_does_not()
    {
        await using ChatServer server = await StartAsync(WsWhenFull.DropNewest);
        using RawClient stalled = await server.ConnectAsync();
        using MetricCollector<long> drops = server.Collect<long>("dropped_events");
        using RawClient reader = await server.ConnectAsync();

        for (int i = 0; i < Events; i++)
        {
            await server.Context.Everyone.SaidAsync(Said($"{i}"), Token);
            Assert.Equal([$"{i}"], await ReceiveAsync(reader, 1));
        }

        Assert.InRange(Count(drops), 1, Events - MaxFrames);
    }

    [Fact]
    public async Task Errors_of_frames_that_are_refused_wait_for_room_and_push_the_sender_back()
    {
        await using ChatServer server = await StartAsync(WsWhenFull.DropNewest);
        using RawClient client = await server.ConnectAsync();
        using MetricCollector<long> drops = server.Collect<long>("dropped_events");
        await SendEventsAsync(server, Events);
        int delivered = Events - Count(drops);

        for (int i = 0; i < 50; i++)
        {
            await client.SendAsync("chat.unknown", "{}", $"{i}");
        }

        await ReceiveAsync(client, delivered);
        for (int i = 0; i < 50; i++)
        {
            await client.ReceiveErrorAsync("ws.unknown_type", $"{i}");
        }

        await client.FlushAsync();
    }

    [Fact]
    public async Task A_client_that_never_takes_the_error_of_a_refused_frame_is_closed_with_1013()
    {
        await using ChatServer server = await StartAsync(WsWhenFull.DropNewest, static options =>
        {
            options.SendQueue.MaxWait = TimeSpan.FromMilliseconds(200);
            options.CloseTimeout = TimeSpan.FromMilliseconds(200);
        });
        using RawClient client = await server.ConnectAsync();
        await FillTheNetworkAsync(server);

        await client.SendAsync("chat.unknown", "{}", "7");

        WsDisconnect disconnect = await server.Log.Disconnected.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
        Assert.Equal((1013, "ws.slow_consumer"), (disconnect.Code, disconnect.Reason));
    }

    [Fact]
    public async Task The_error_of_a_malformed_frame_goes_ahead_of_a_full_queue_and_the_close_follows_it()
    {
        await using ChatServer server = await StartAsync(WsWhenFull.DropNewest);
        using RawClient client = await server.ConnectAsync();
        await SendEventsAsync(server, Events);
        await client.SendAsync("not JSON");

        List<string> types = [];
        while (types is not [.., "ws.error"])
        {
            types.Add((await client.ReceiveAsync()).GetProperty("type").GetString()!);
        }

        await client.AssertClosedAsync(1007, "ws.malformed");
    }

    [Theory]
    [InlineData(WsWhenFull.DropNewest, true)]
    [InlineData((WsWhenFull)3, false)]
    public void What_happens_to_events_is_one_of_three_things(WsWhenFull whenFull, bool valid)
    {
        var options = new WsOptions { SendQueue = { WhenFull = whenFull } };

        Assert.Equal(valid ? [] : ["SendQueue.WhenFull is 3; it must be one of Disconnect, DropOldest, DropNewest."], options.FindFaults());
    }

    private static Task<ChatServer> StartAsync(WsWhenFull whenFull, Action<WsOptions>? configure = null) => ChatServer.StartAsync(options =>
    {
        options.SendQueue.MaxFrames = MaxFrames;
        options.SendQueue.WhenFull = whenFull;
        options.SendQueue.MaxWait = TimeSpan.FromMinutes(1);
        options.RateLimit = null;
        configure?.Invoke(options);
    });

    private static int Count(MetricCollector<long> drops) => (int)drops.GetMeasurementSnapshot().Sum(static drop => drop.Value);

    private static Said Said(string name) => new("", name, Padding, default);

    private static async Task SendEventsAsync(ChatServer server, int count)
    {
        for (int i = 0; i < count; i++)
        {
            await server.Context.Everyone.SaidAsync(Said($"{i}"), Token);
        }
    }

    /// <summary>Sends until the sockets take no more: the queue has stayed full for longer than a write takes.</summary>
    private static async Task FillTheNetworkAsync(ChatServer server)
    {
        Peer peer = server.Context.Connections.Single().Peer;
        long fullSince = 0;
        while (fullSince == 0 || TimeProvider.System.GetElapsedTime(fullSince) < TimeSpan.FromMilliseconds(500))
        {
            await SendEventsAsync(server, 1);
            await Task.Yield();
            fullSince = peer.QueuedFrames < MaxFrames ? 0 : fullSince == 0 ? TimeProvider.System.GetTimestamp() : fullSince;
        }
    }

    private static async Task<string[]> ReceiveAsync(RawClient client, int count)
    {
        string[] names = new string[count];
        for (int i = 0; i < count; i++)
        {
            JsonElement payload = (await client.ReceiveAsync("chat.said")).GetProperty("payload");
            names[i] = payload.GetProperty("name").GetString()!;
        }

        return names;
    }
}
