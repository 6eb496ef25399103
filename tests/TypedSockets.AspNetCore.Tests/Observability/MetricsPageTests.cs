using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.WebSockets;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>What <c>docs/metrics.md</c> says and what the code does are the same, both ways.</summary>
[Collection(nameof(SpanCollection))]
public sealed class MetricsPageTests
{
    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_lists_every_instrument_with_its_kind_and_unit()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        ConcurrentDictionary<Instrument, bool> published = [];
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => published[instrument] = instrument.Meter.Scope == server.App.Services.GetRequiredService<IMeterFactory>() };
        listener.Start();

        Assert.Equal(
            MetricsPage.Table("Metrics", "instrument").Select(static row => (row[0].Trim('`'), row[1], row[2].Trim('`'))).Order(),
            published.Where(static pair => pair.Value && pair.Key.Meter.Name == "TypedSockets").Select(static pair => (pair.Key.Name, KindOf(pair.Key), pair.Key.Unit!)).Order());
    }

    [Fact]
    public void The_page_lists_every_instrument_of_a_client_with_its_kind_unit_and_tags()
    {
        const string Name = nameof(The_page_lists_every_instrument_of_a_client_with_its_kind_unit_and_tags);
        ConcurrentDictionary<Instrument, ConcurrentDictionary<string, bool>> seen = [];
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name.StartsWith(PeerMetrics.ClientPrefix, StringComparison.Ordinal))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => See(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => See(instrument, tags));
        listener.Start();

        var client = new ClientMetrics(Name, TimeProvider.System);
        client.Failed(new ConnectionEnd { Exception = new WsConnectException("Not there.") });
        client.Connected();
        client.Disconnected();
        client.Peer.Count("chat.echo", 1, 10, isReceived: false);
        client.Peer.Called("chat.echo", start: 1, "ws.timeout");
        client.Peer.Handled("chat.said", start: 1, "ws.internal");
        client.Peer.Failed("ws.internal");
        client.Peer.AnsweredUnexpectedly();
        client.Peer.Closed(new WsDisconnect(1013, "ws.slow_consumer", ByPeer: false), start: 1);

        Assert.Equal(
            MetricsPage.Table("Client metrics", "instrument").Select(static row => (row[0].Trim('`'), row[1], row[2].Trim('`'), string.Join(", ", MetricsPage.Names(row[3]).Append("typedsockets.client").Order()))).Order(),
            seen.Select(static pair => (pair.Key.Name, KindOf(pair.Key), pair.Key.Unit!, string.Join(", ", pair.Value.Keys.Order()))).Order());

        void See(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags[0].Value as string == Name)
            {
                foreach (KeyValuePair<string, object?> tag in tags)
                {
                    seen.GetOrAdd(instrument, static _ => [])[tag.Key] = true;
                }
            }
        }
    }

    [Fact]
    public async Task The_page_lists_every_tag_of_every_instrument()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.RateLimit = new() { TokenLimit = 2, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromHours(1) });
        IMeterFactory scope = server.App.Services.GetRequiredService<IMeterFactory>();
        ConcurrentDictionary<(string Instrument, string Tag), bool> seen = [];
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == scope && instrument.Meter.Name == "TypedSockets")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => See(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => See(instrument, tags));
        listener.Start();

        using (RawClient client = await server.ConnectAsync())
        {
            await client.FlushAsync();
            await client.SendAsync("chat.fail", """{"how":"ws"}""");
            await client.ReceiveErrorAsync("chat.failed");
            await client.SendAsync("chat.fail", """{"how":"ws"}""");
            await client.ReceiveErrorAsync("ws.rate_limited");
            await client.SendAsync("[]");
            await client.AssertClosedAsync(1007, "ws.malformed");
            await client.CloseAsync();
        }

        await server.Log.Disposed.Task.WaitAsync(Stop);
        await Assert.ThrowsAsync<WebSocketException>(() => RawClient.ConnectAsync(server.Uri, static options => options.SetRequestHeader("Origin", "https://evil.example")));
        Frame frame = FrameWriter.Encode(WireProtocol.Json, new Echo("dropped"), default, DateTimeOffset.UnixEpoch, 1_000);
        server.App.Services.GetRequiredService<WsHub<ChatEndpoint>>().Metrics.Dropped(frame);
        frame.Release();
        PeerMetrics metrics = server.App.Services.GetRequiredService<WsHub<ChatEndpoint>>().Metrics;
        metrics.AnsweredUnexpectedly();
        metrics.Called("chat.confirm", start: 1, "ws.timeout");
        listener.RecordObservableInstruments();
        await server.App.StopAsync(Stop);

        Assert.Equal(
            MetricsPage.Table("Metrics", "instrument").SelectMany(static row => MetricsPage.Names(row[3]).Append("typedsockets.endpoint").Select(tag => (row[0].Trim('`'), tag))).Order(),
            seen.Keys.Order());
        Assert.Equal(MetricsPage.Table("Metrics", "tag").Select(static row => row[0].Trim('`')).Order(), seen.Keys.Select(static pair => pair.Tag).Distinct().Order());

        void See(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                seen[(instrument.Name, tag.Key)] = true;
            }
        }
    }

    [Fact]
    public async Task The_page_lists_every_tag_of_a_span()
    {
        using var spans = new SpanRecorder();
        await using ChatServer server = await ChatServer.StartAsync();
        await using var client = new ChatClient(server.Uri);
        client.OnConfirm(static _ => throw new WsException("chat.silent", "No answer."));
        await client.ConnectAsync(Stop);
        await Assert.ThrowsAsync<WsException>(async () => await client.AskMeAsync(new AskMe("really?"), Stop));

        // Both sides have called and were called, and all of it failed.
        List<Activity> seen = [];
        foreach (string type in new[] { "chat.ask", "chat.confirm" })
        {
            seen.Add(await spans.WaitForAsync(type, ActivityKind.Client));
            seen.Add(await spans.WaitForAsync(type, ActivityKind.Server));
        }

        Assert.Equal(
            MetricsPage.Table("Spans", "tag").SelectMany(static row => MetricsPage.Names(row[1]).Select(kind => (row[0].Trim('`'), kind))).Order(),
            seen.SelectMany(static span => span.TagObjects.Select(tag => (tag.Key, span.Kind == ActivityKind.Client ? "client" : "server"))).Distinct().Order());
    }

    [Fact]
    public void The_page_lists_every_log_event()
    {
        IEnumerable<LoggerMessageAttribute> events = new[] { typeof(WsClient).Assembly, typeof(WsEndpoint).Assembly }
            .SelectMany(static assembly => assembly.GetTypes())
            .SelectMany(static type => type.GetMethods(Everything))
            .Select(static method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>();

        Assert.Equal(
            MetricsPage.Table("Logs", "id").Select(static row => $"{row[0]} {row[1].Trim('`')} {row[2]}"),
            events.OrderBy(static log => log.EventId).Select(static log => $"{log.EventId} {log.EventName} {log.Level}"));
    }

    [Fact]
    public void No_two_log_events_have_a_number_or_a_name_in_common()
    {
        IReadOnlyList<string[]> rows = MetricsPage.Table("Logs", "id");

        Assert.Equal(rows.Count, rows.Select(static row => row[0]).Distinct().Count());
        Assert.Equal(rows.Count, rows.Select(static row => row[1]).Distinct().Count());
    }

    [Fact]
    public async Task The_page_lists_the_data_of_the_health_check()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.MaxConnections = 1, static builder => builder.Services.AddHealthChecks().AddTypedSockets());

        HealthReport report = await server.App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Stop);

        Assert.Equal(MetricsPage.Table("Health check", "data").Select(static row => row[0].Trim('`')).Order(), report.Entries["typedsockets"].Data.Keys.Order());
    }

    private static string KindOf(Instrument instrument) => instrument switch
    {
        Counter<long> => "counter",
        Histogram<double> => "histogram",
        UpDownCounter<long> or ObservableUpDownCounter<long> => "up-down counter",
        ObservableGauge<long> => "gauge",
        _ => instrument.GetType().Name,
    };
}
