using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>How many handlers of one connection run at once.</summary>
public sealed class ConcurrencyTests
{
    private readonly Workshop workshop = new();

    [Fact]
    public async Task Requests_run_one_by_one_by_default()
    {
        await using ChatServer server = await StartAsync(maxConcurrentRequests: 1);
        using RawClient client = await server.ConnectAsync();

        await SendAsync(client, "work.do", "a", "b");
        await workshop.BegunAsync("a");
        await client.SendAsync("ws.ping", "{}");
        await client.ReceiveAsync("ws.pong");
        Assert.Equal(["a begins"], workshop.Entries);

        workshop.Release("b");
        workshop.Release("a");
        await AssertAnsweredAsync(client, "a");
        await AssertAnsweredAsync(client, "b");
        Assert.Equal(["a begins", "a ends", "b begins", "b ends"], workshop.Entries);
    }

    [Fact]
    public async Task As_many_requests_run_together_as_the_bound_allows_and_the_next_waits()
    {
        await using ChatServer server = await StartAsync(maxConcurrentRequests: 2);
        using RawClient client = await server.ConnectAsync();

        await SendAsync(client, "work.do", "a", "b", "c");
        await workshop.BegunAsync("a");
        await workshop.BegunAsync("b");
        await client.SendAsync("ws.ping", "{}");
        await client.ReceiveAsync("ws.pong");
        Assert.Equal(["a begins", "b begins"], workshop.Entries);

        // The second answer overtakes the first, and its turn goes to the third.
        workshop.Release("b");
        await AssertAnsweredAsync(client, "b");
        await workshop.BegunAsync("c");
        workshop.Release("a");
        await AssertAnsweredAsync(client, "a");
        workshop.Release("c");
        await AssertAnsweredAsync(client, "c");
    }

    [Fact]
    public async Task One_way_messages_run_beside_requests_but_in_order_and_one_by_one()
    {
        await using ChatServer server = await StartAsync(maxConcurrentRequests: 2);
        using RawClient client = await server.ConnectAsync();

        await SendAsync(client, "work.do", "a");
        await SendAsync(client, "work.note", "x", "y");
        await SendAsync(client, "work.do", "b");
        await workshop.BegunAsync("x");
        workshop.Release("b");
        workshop.Release("y");
        await client.SendAsync("ws.ping", "{}");
        await client.ReceiveAsync("ws.pong");
        Assert.Equal(["a begins", "x begins"], workshop.Entries);

        workshop.Release("x");
        await AssertAnsweredAsync(client, "b");
        Assert.Equal(["a begins", "x begins", "x ends", "y begins", "y ends", "b begins", "b ends"], workshop.Entries);
        workshop.Release("a");
        await AssertAnsweredAsync(client, "a");
    }

    [Fact]
    public async Task A_request_that_is_canceled_gives_its_turn_to_the_next()
    {
        await using ChatServer server = await StartAsync(maxConcurrentRequests: 2);
        using RawClient client = await server.ConnectAsync();
        await SendAsync(client, "work.do", "a", "b", "c");
        await workshop.BegunAsync("b");

        await client.SendAsync("""{"type":"ws.cancel","id":"a"}""");

        await client.ReceiveErrorAsync("ws.canceled", "a");
        await workshop.BegunAsync("c");
    }

    [Fact]
    public async Task All_that_run_are_canceled_when_the_connection_breaks_and_what_waits_never_begins()
    {
        await using ChatServer server = await StartAsync(maxConcurrentRequests: 2);
        using RawClient client = await server.ConnectAsync();
        WsContext<WorkEndpoint> context = server.App.Services.GetRequiredService<WsContext<WorkEndpoint>>();
        await SendAsync(client, "work.do", "a", "b", "c");
        await workshop.BegunAsync("b");
        Task<WsDisconnect> ended = context.Connections.Single().Peer.Ended;

        client.Socket.Abort();

        await ended.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await server.App.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["a begins", "b begins", "a is canceled", "b is canceled"], [.. workshop.Entries.Take(2), .. workshop.Entries.Skip(2).Order(StringComparer.Ordinal)]);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void At_least_one_request_may_run(int maxConcurrentRequests, bool valid)
    {
        var options = new WsOptions { MaxConcurrentRequests = maxConcurrentRequests };

        Assert.Equal(valid ? [] : ["MaxConcurrentRequests is 0; it must be at least 1."], options.FindFaults());
    }

    private Task<ChatServer> StartAsync(int maxConcurrentRequests) =>
        ChatServer.StartAsync(
            options => options.MaxConcurrentRequests = maxConcurrentRequests,
            builder => builder.Services.AddSingleton(workshop),
            static app => app.MapTypedSocket<WorkEndpoint>("/chat"));

    private static async Task SendAsync(RawClient client, string type, params string[] names)
    {
        foreach (string name in names)
        {
            await client.SendAsync(type, $$"""{"name":"{{name}}"}""", name);
        }
    }

    private static async Task AssertAnsweredAsync(RawClient client, string name) =>
        Assert.Equal(name, (await client.ReceiveAsync("work.done")).GetProperty("id").GetString());
}
