using System.Diagnostics.Metrics;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Time.Testing;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>The metrics of a server, as a listener sees them.</summary>
public sealed class MetricTests
{
    private const string Type = "typedsockets.message.type";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connections_and_rooms_are_told_as_they_are_when_somebody_looks()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient early = await server.ConnectAsync();
        await early.SendAsync("chat.join", """{"room":"a","name":"Ada"}""");
        await early.FlushAsync();

        // Whoever begins to look late sees those that were there before.
        using MetricCollector<long> connections = server.Collect<long>("active_connections");
        using MetricCollector<long> rooms = server.Collect<long>("active_rooms");
        Assert.Equal((1, 1), (connections.Look(), rooms.Look()));
        Assert.Equal("ChatEndpoint", connections.LastMeasurement!.Tags["typedsockets.endpoint"]);

        using RawClient late = await server.ConnectAsync();
        await late.FlushAsync();
        Assert.Equal((2, 1), (connections.Look(), rooms.Look()));

        await early.CloseAsync();
        await server.Log.Disconnected.Task.WaitAsync(Stop);
        Assert.Equal((1, 0), (connections.Look(), rooms.Look()));
    }

    [Fact]
    public async Task Received_messages_and_their_bytes_are_counted_by_type()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using MetricCollector<long> messages = server.Collect<long>("messages");
        using MetricCollector<long> bytes = server.Collect<long>("io");
        using RawClient client = await server.ConnectAsync();

        const string Frame = """{"type":"chat.echo","id":"1","payload":{"text":"é"}}""";
        await client.SendAsync(Frame);
        await client.ReceiveAsync("chat.echoed");

        (string, object?)[] tags = [("typedsockets.endpoint", "ChatEndpoint"), (Type, "chat.echo"), ("network.io.direction", "receive")];
        CollectedMeasurement<long> message = await messages.WaitForAsync(tags);
        Assert.Equal((1, 3), (message.Value, message.Tags.Count));
        Assert.Equal(Encoding.UTF8.GetByteCount(Frame), (await bytes.WaitForAsync(tags)).Value);
    }

    [Fact]
    public async Task Sent_messages_and_their_bytes_are_counted_by_type_for_each_that_receives_them()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using MetricCollector<long> messages = server.Collect<long>("messages");
        using MetricCollector<long> bytes = server.Collect<long>("io");
        using RawClient first = await server.ConnectAsync();
        using RawClient second = await server.ConnectAsync();

        await server.Context.Everyone.SaidAsync(new Said("a", "Ada", "hi", DateTimeOffset.UnixEpoch), Stop);
        int size = Encoding.UTF8.GetByteCount((await first.ReceiveAsync("chat.said")).GetRawText());
        await second.ReceiveAsync("chat.said");
        await first.FlushAsync();
        await second.FlushAsync();

        Assert.Equal([1, 1], Sent(messages, "chat.said"));
        Assert.Equal([size, size], Sent(bytes, "chat.said"));
        Assert.Equal([1, 1], Sent(messages, "ws.connected"));

        static IEnumerable<long> Sent(MetricCollector<long> collector, string type) => collector.GetMeasurementSnapshot()
            .Where(measurement => Equals(measurement.Tags[Type], type) && Equals(measurement.Tags["network.io.direction"], "transmit"))
            .Select(static measurement => measurement.Value);
    }

    [Fact]
    public async Task Frames_that_wait_to_be_sent_are_told_in_all_and_of_the_connection_where_most_wait()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.SendQueue.MaxBytes = int.MaxValue);
        using MetricCollector<long> length = server.Collect<long>("send_queue.length");
        using MetricCollector<long> longest = server.Collect<long>("send_queue.longest");
        using RawClient first = await server.ConnectAsync();
        using RawClient second = await server.ConnectAsync();
        await first.FlushAsync();
        await second.FlushAsync();
        Assert.Equal((0, 0), (length.Look(), longest.Look()));

        // Neither reads on, and sooner or later the buffers of the system are full.
        var said = new Said("a", "Ada", new string('x', 100_000), DateTimeOffset.UnixEpoch);
        for (int sent = 0; longest.Look() < 10 || length.Look() < 2 * 10; sent++)
        {
            Assert.True(sent < 900);
            await server.Context.Everyone.SaidAsync(said, Stop);
        }

        Assert.InRange(longest.Look(), 10, length.Look() - 1);
    }

    [Theory]
    [InlineData("chat.ping", "{}")]
    [InlineData("ws.made_up", "{}")]
    [InlineData("chat.echoed", """{"text":"nobody asked"}""")]
    public async Task A_type_that_a_client_made_up_is_counted_as_other(string type, string payload)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using MetricCollector<long> messages = server.Collect<long>("messages");
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync(type, payload);
        await client.ReceiveErrorAsync("ws.unknown_type");

        await messages.WaitForAsync((Type, "_OTHER"), ("network.io.direction", "receive"));
        Assert.DoesNotContain(messages.GetMeasurementSnapshot(), measurement => (string)measurement.Tags[Type]! == type);
    }

    [Fact]
    public async Task Frames_that_are_no_messages_are_counted_as_other()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.MaxMessageBytes = 1_024);
        using MetricCollector<long> bytes = server.Collect<long>("io");

        foreach ((byte[] frame, WebSocketMessageType kind) in new[] { (new byte[7], WebSocketMessageType.Text), (new byte[8], WebSocketMessageType.Binary), (new byte[1_025], WebSocketMessageType.Text) })
        {
            using RawClient client = await server.ConnectAsync();
            await client.SendAsync(frame, kind);
        }

        await bytes.WaitForMeasurementsAsync(3, TimeSpan.FromSeconds(20));
        Assert.All(bytes.GetMeasurementSnapshot().Where(static measurement => Equals(measurement.Tags["network.io.direction"], "receive")), static measurement => Assert.Equal("_OTHER", measurement.Tags[Type]));
    }

    [Fact]
    public async Task Items_and_frames_of_the_protocol_are_counted_by_their_types()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using MetricCollector<long> messages = server.Collect<long>("messages");
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.sum", """{"label":"all"}""", "1");
        await client.SendAsync("chat.number", """{"value":1}""", "1");
        await client.SendAsync("ws.end", "{}", "1");
        await client.ReceiveAsync("chat.total");
        await client.SendAsync("chat.ask", """{"question":"really?"}""", "2");
        string id = (await client.ReceiveAsync("chat.confirm")).GetProperty("id").GetString()!;
        await client.SendAsync("chat.confirmed", """{"yes":true}""", id);
        await client.ReceiveAsync("chat.answer");

        Assert.Equal(
            ["chat.sum", "chat.number", "ws.end", "chat.ask", "chat.confirmed"],
            messages.GetMeasurementSnapshot().Where(static measurement => Equals(measurement.Tags["network.io.direction"], "receive")).Select(static measurement => measurement.Tags[Type]));
    }

    [Fact]
    public async Task The_duration_of_a_request_is_measured_from_its_receipt_by_type_and_error()
    {
        var clock = new FakeTimeProvider();
        await using ChatServer server = await ChatServer.StartAsync(build: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        using MetricCollector<double> durations = server.Collect<double>("request.duration");
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.hold", "{}", "1");
        await server.Log.Holding.Task.WaitAsync(Stop);

        // Waits for its turn behind the first, which its caller waits for too.
        await client.SendAsync("chat.fail", """{"how":"ws"}""");
        await client.SendAsync("ws.ping", "{}", "2");
        await client.ReceiveAsync("ws.pong");
        clock.Advance(TimeSpan.FromSeconds(3));
        server.Log.Release.SetResult();
        await client.ReceiveAsync("chat.echoed");
        await client.ReceiveErrorAsync("chat.failed");

        CollectedMeasurement<double> held = await durations.WaitForAsync((Type, "chat.hold"));
        Assert.Equal((3.0, 2), (held.Value, held.Tags.Count));
        CollectedMeasurement<double> failed = await durations.WaitForAsync((Type, "chat.fail"), ("error.type", "chat.failed"));
        Assert.Equal(3.0, failed.Value);
    }

    [Theory]
    [InlineData("chat.fail", """{"how":"throw"}""", "ws.internal")]
    [InlineData("chat.fail", """{"how":"ws"}""", "chat.failed")]
    [InlineData("chat.echo", """{"text":1}""", "ws.invalid_payload")]
    [InlineData("chat.none", "{}", "ws.unknown_type")]
    [InlineData("chat.big", """{"bytes":2000000}""", "ws.too_large")]
    public async Task Errors_are_counted_by_code(string type, string payload, string code)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using MetricCollector<long> errors = server.Collect<long>("errors");
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync(type, payload, "1");
        await client.ReceiveErrorAsync(code, "1");

        CollectedMeasurement<long> error = Assert.Single(errors.GetMeasurementSnapshot());
        Assert.Equal(1, error.Value);
        Assert.Equal(code, error.Tags["error.type"]);
    }

    [Fact]
    public async Task A_request_that_is_answered_before_its_handler_has_ended_is_one_error_and_has_its_code()
    {
        var clock = new FakeTimeProvider();
        await using ChatServer server = await ChatServer.StartAsync(build: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        using MetricCollector<long> errors = server.Collect<long>("errors");
        using MetricCollector<double> durations = server.Collect<double>("request.duration");
        Task stopping;
        using (RawClient client = await server.ConnectAsync())
        {
            await client.SendAsync("chat.hold", "{}", "1");
            await server.Log.Holding.Task.WaitAsync(Stop);
            stopping = server.App.StopAsync(Stop);
            await client.ReceiveAsync("ws.closing");
            clock.Advance(TimeSpan.FromSeconds(8));
            await client.ReceiveErrorAsync("ws.unavailable", "1");
        }

        // The handler is canceled then, and what that would be answered with is not sent.
        CollectedMeasurement<double> duration = await durations.WaitForAsync((Type, "chat.hold"));
        Assert.Equal("ws.unavailable", duration.Tags["error.type"]);
        Assert.Equal("ws.unavailable", Assert.Single(errors.GetMeasurementSnapshot()).Tags["error.type"]);
        await stopping;
    }

    [Fact]
    public async Task Messages_over_the_rate_are_counted_also_where_nobody_is_told()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.RateLimit = new()
        {
            TokenLimit = 1,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromHours(1),
        });
        using MetricCollector<long> refusals = server.Collect<long>("rate_limited_messages");
        using RawClient client = await server.ConnectAsync();

        for (int i = 0; i < 4; i++)
        {
            await client.SendAsync("chat.leave", """{"room":"a"}""");
        }

        await refusals.WaitForMeasurementsAsync(3, TimeSpan.FromSeconds(20));
        Assert.Equal(3, refusals.GetMeasurementSnapshot().EvaluateAsCounter());
    }

    [Fact]
    public async Task The_end_of_a_connection_is_counted_by_code_and_by_who_closed_and_its_duration_is_measured()
    {
        var clock = new FakeTimeProvider();
        await using ChatServer server = await ChatServer.StartAsync(build: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        using MetricCollector<long> closed = server.Collect<long>("closed_connections");
        using MetricCollector<double> durations = server.Collect<double>("connection.duration");
        using RawClient leaving = await server.ConnectAsync();
        clock.Advance(TimeSpan.FromSeconds(7));

        await leaving.CloseAsync();
        await closed.WaitForAsync(("typedsockets.close.code", "1000"), ("typedsockets.closed_by", "client"));
        Assert.Equal(7.0, (await durations.WaitForAsync(("typedsockets.endpoint", "ChatEndpoint"))).Value);

        using RawClient inventive = await server.ConnectAsync();
        await inventive.Socket.CloseAsync((WebSocketCloseStatus)4999, "made up", Stop);
        await closed.WaitForAsync(("typedsockets.close.code", "_OTHER"), ("typedsockets.closed_by", "client"));

        using RawClient malformed = await server.ConnectAsync();
        await malformed.SendAsync("[]");
        await malformed.AssertClosedAsync(1007, "ws.malformed");
        await malformed.CloseAsync();
        await closed.WaitForAsync(("typedsockets.close.code", "1007"), ("typedsockets.closed_by", "server"), ("error.type", "ws.malformed"));

        using RawClient dismissed = await server.ConnectAsync();
        await dismissed.SendAsync("chat.fail", """{"how":"close"}""");
        await dismissed.AssertClosedAsync(4321, "as.asked");
        await dismissed.CloseAsync();
        CollectedMeasurement<long> own = await closed.WaitForAsync(("typedsockets.close.code", "4321"), ("typedsockets.closed_by", "server"));
        Assert.False(own.Tags.ContainsKey("error.type"));

        RawClient cut = await server.ConnectAsync();
        cut.Socket.Abort();
        await closed.WaitForAsync(("typedsockets.close.code", "1006"), ("typedsockets.closed_by", "network"));
    }

    [Fact]
    public async Task Refused_handshakes_are_counted_by_status()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using MetricCollector<long> rejected = server.Collect<long>("rejected_handshakes");

        using var http = new HttpClient();
        using HttpResponseMessage response = await http.GetAsync(new UriBuilder(server.Uri) { Scheme = "http" }.Uri, Stop);
        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
        await Assert.ThrowsAsync<WebSocketException>(() => RawClient.ConnectAsync(server.Uri, static options => options.SetRequestHeader("Origin", "https://evil.example")));

        await rejected.WaitForMeasurementsAsync(2, TimeSpan.FromSeconds(20));
        Assert.Equal([426, 403], rejected.GetMeasurementSnapshot().Select(static measurement => measurement.Tags["http.response.status_code"]));
        Assert.All(rejected.GetMeasurementSnapshot(), static measurement => Assert.Equal("ChatEndpoint", measurement.Tags["typedsockets.endpoint"]));
    }

    [Fact]
    public async Task A_handshake_that_the_application_refuses_is_counted_too()
    {
        await using ChatServer server = await ChatServer.StartAsync(map: static app =>
        {
            app.Use(static (HttpContext context, RequestDelegate _) =>
            {
                context.Response.StatusCode = 401;
                return Task.CompletedTask;
            });
            app.MapTypedSocket<ChatEndpoint>("/chat");
        });
        using MetricCollector<long> rejected = server.Collect<long>("rejected_handshakes");

        await Assert.ThrowsAsync<WebSocketException>(() => RawClient.ConnectAsync(server.Uri));

        await rejected.WaitForAsync(("http.response.status_code", 401), ("typedsockets.endpoint", "ChatEndpoint"));
    }

    [Fact]
    public async Task Servers_in_one_process_do_not_count_for_each_other()
    {
        await using ChatServer first = await ChatServer.StartAsync();
        await using ChatServer second = await ChatServer.StartAsync();
        using MetricCollector<long> connections = first.Collect<long>("active_connections");
        using MetricCollector<long> messages = first.Collect<long>("messages");

        using RawClient client = await second.ConnectAsync();
        await client.FlushAsync();

        Assert.Equal(0, connections.Look());
        Assert.Empty(messages.GetMeasurementSnapshot());
    }

    [Fact]
    public void Nothing_is_allocated_where_nobody_listens_and_nothing_for_a_message_where_somebody_does()
    {
        using ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        Meter meter = services.GetRequiredService<IMeterFactory>().Create(PeerMetrics.MeterName);
        var metrics = new PeerMetrics(meter, new("typedsockets.endpoint", "ChatEndpoint"), TimeProvider.System, isServer: true);
        Frame frame = FrameWriter.Encode(WireProtocol.Json, new Echo("hi"), default, DateTimeOffset.UnixEpoch, 1_000);
        var tally = new MessageTally(metrics, isReceived: true);
        var disconnect = new WsDisconnect(1000, "", ByPeer: true);

        Assert.Equal(0, AllocatedBy(() =>
        {
            CountMessage();
            metrics.Rejected(503);
            metrics.Closed(disconnect, start: 0);
        }));

        using var listener = new MeterListener();
        long sum = 0;
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => sum += value);
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => sum++);
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter == meter)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.Start();

        Assert.Equal(0, AllocatedBy(CountMessage));
        Assert.True(sum > 0);
        frame.Release();

        void CountMessage()
        {
            tally.Add("chat.echo", 10);
            tally.Tell();
            metrics.Handled("chat.echo", metrics.Start(), errorCode: null);
            metrics.Handled("chat.echo", metrics.Start(), "ws.internal");
            metrics.Failed("ws.internal");
            metrics.RateLimited();
            metrics.Dropped(frame);
        }
    }

    [Fact]
    public async Task A_meter_that_outlives_its_server_does_not_keep_it_alive()
    {
        using var factory = new LastingMeterFactory();
        WeakReference hubs = await RunServerAsync(factory);

        for (int i = 0; i < 10 && hubs.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(hubs.IsAlive);
        using var connections = new MetricCollector<long>(factory, "TypedSockets", "typedsockets.server.active_connections");
        connections.RecordObservableInstruments();
        Assert.Empty(connections.GetMeasurementSnapshot());

        static async Task<WeakReference> RunServerAsync(IMeterFactory factory)
        {
            // Disposing the services does not dispose what they were given.
            await using ChatServer server = await ChatServer.StartAsync(build: builder => builder.Services.AddSingleton(factory));
            return new WeakReference(server.App.Services.GetRequiredService<WsHubs>());
        }
    }

    private static long AllocatedBy(Action action)
    {
        // The first calls compile and cache.
        for (int i = 0; i < 100; i++)
        {
            action();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            action();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class LastingMeterFactory : IMeterFactory
    {
        private readonly List<Meter> meters = [];

        public Meter Create(MeterOptions options)
        {
            options.Scope = this;
            var meter = new Meter(options);
            meters.Add(meter);
            return meter;
        }

        public void Dispose() => meters.ForEach(static meter => meter.Dispose());
    }
}
