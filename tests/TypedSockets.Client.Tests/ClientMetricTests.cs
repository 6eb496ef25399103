using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace TypedSockets.Client.Tests;

/// <summary>The metrics of a client, as a listener sees them.</summary>
public sealed class ClientMetricTests
{
    private readonly string name = Guid.NewGuid().ToString();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Attempts_and_connections_are_counted_by_what_came_of_them()
    {
        using MetricCollector<long> attempts = Collect<long>("connect_attempts");
        using MetricCollector<long> active = Collect<long>("active_connections");
        using MetricCollector<long> closed = Collect<long>("closed_connections");
        await using FakeServer server = await FakeServer.StartAsync();
        server.Refusals.Enqueue(HttpStatusCode.ServiceUnavailable);
        var client = new TestClient(server.Uri, new WsClientOptions { Name = name });

        await Assert.ThrowsAsync<WsConnectException>(() => client.ConnectAsync(Token));
        await server.ConnectAsync(client);
        await client.DisposeAsync();

        Assert.Equal(["503", null], Mine(attempts).Select(static attempt => attempt.Tags.GetValueOrDefault("error.type")));
        Assert.Equal([1, -1], Mine(active).Select(static change => change.Value));
        CollectedMeasurement<long> close = Assert.Single(Mine(closed));
        Assert.Equal(("1000", "client"), (close.Tags["typedsockets.close.code"], close.Tags["typedsockets.closed_by"]));
    }

    [Fact]
    public async Task Requests_are_measured_by_type_and_by_what_they_failed_with()
    {
        using MetricCollector<double> calls = Collect<double>("call.duration");
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, new WsClientOptions { Name = name }, timeProvider: clock);
        ServerConnection connection = await server.ConnectAsync(client);

        Task<Answer> good = client.RequestAsync<Ask, Answer>(new Ask("good"), Token).AsTask();
        ClientFrame asked = await connection.ReceiveAsync("chat.ask");
        clock.Advance(TimeSpan.FromSeconds(2));
        await connection.SendAsync("chat.answer", """{"text":"yes"}""", asked.Id);
        await good.Patiently();
        Task<Answer> refused = client.RequestAsync<Ask, Answer>(new Ask("bad"), Token).AsTask();
        await connection.SendAsync("ws.error", """{"code":"chat.no","message":"No."}""", (await connection.ReceiveAsync("chat.ask")).Id);
        await Assert.ThrowsAsync<WsException>(() => refused.Patiently());
        Task<Answer> late = client.RequestAsync<Ask, Answer>(new Ask("late"), Token).AsTask();
        await connection.ReceiveAsync("chat.ask");
        clock.Advance(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<WsException>(() => late.Patiently());

        Assert.Equal(
            [(2.0, "chat.ask", null), (0.0, "chat.ask", "chat.no"), (5.0, "chat.ask", "ws.timeout")],
            Mine(calls).Select(static call => (call.Value, (string?)call.Tags["typedsockets.message.type"], (string?)call.Tags.GetValueOrDefault("error.type"))));
    }

    [Fact]
    public async Task A_request_that_waited_for_its_connection_is_measured_as_late_and_not_as_canceled()
    {
        using MetricCollector<double> calls = Collect<double>("call.duration");
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, new WsClientOptions { Name = name }, timeProvider: clock);
        Task<Answer> late = client.RequestAsync<Ask, Answer>(new Ask("late"), Token).AsTask();
        ServerConnection connection = await server.ConnectAsync(client);
        await connection.ReceiveAsync("chat.ask");

        clock.Advance(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<WsException>(() => late.Patiently());

        Assert.Equal("ws.timeout", Assert.Single(Mine(calls)).Tags["error.type"]);
    }

    [Fact]
    public async Task Answers_that_nothing_waits_for_are_counted_and_harm_nothing()
    {
        using MetricCollector<long> unexpected = Collect<long>("unexpected_answers");
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri, new WsClientOptions { Name = name });
        ServerConnection connection = await server.ConnectAsync(client);

        Task<Answer> request = client.RequestAsync<Ask, Answer>(new Ask("q"), Token).AsTask();
        string? id = (await connection.ReceiveAsync("chat.ask")).Id;
        await connection.SendAsync("chat.answer", """{"text":"first"}""", id);
        await connection.SendAsync("chat.answer", """{"text":"second"}""", id);
        await connection.SendAsync("chat.answer", """{"text":"nobody asked"}""", "99");
        await connection.SendAsync("ws.end", "{}", "98");
        Assert.Equal("first", (await request.Patiently()).Text);
        Task<Answer> wrong = client.RequestAsync<Ask, Answer>(new Ask("q"), Token).AsTask();
        await connection.SendAsync("chat.number", """{"value":1}""", (await connection.ReceiveAsync("chat.ask")).Id);
        var exception = await Assert.ThrowsAsync<WsException>(() => wrong.Patiently());

        Assert.Equal("ws.invalid_payload", exception.Code);
        await connection.RoundTripAsync(client);
        Assert.Equal(4, Mine(unexpected).Sum(static measurement => measurement.Value));
        Assert.Equal(WsClientState.Connected, client.State);
    }

    [Fact]
    public async Task Messages_and_bytes_are_counted_by_type_and_direction()
    {
        using MetricCollector<long> messages = Collect<long>("messages");
        using MetricCollector<long> bytes = Collect<long>("io");
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri, new WsClientOptions { Name = name });
        ServerConnection connection = await server.ConnectAsync(client);

        await connection.RoundTripAsync(client);

        Assert.Equal(
            [("chat.answer", "receive"), ("chat.ask", "transmit"), ("ws.connected", "receive")],
            Mine(messages).Select(static message => ((string?)message.Tags["typedsockets.message.type"], (string?)message.Tags["network.io.direction"])).Order());
        Assert.All(Mine(bytes), static measurement => Assert.InRange(measurement.Value, 20, 200));
    }

    private static MetricCollector<T> Collect<T>(string instrument)
        where T : struct => new(meterScope: null, "TypedSockets", "typedsockets.client." + instrument);

    private CollectedMeasurement<T>[] Mine<T>(MetricCollector<T> collector)
        where T : struct => [.. collector.GetMeasurementSnapshot().Where(measurement => (string?)measurement.Tags["typedsockets.client"] == name)];
}
