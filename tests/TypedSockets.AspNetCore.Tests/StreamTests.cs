using System.Text.Json;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>Streams in every direction, and the credit that bounds them.</summary>
public sealed class StreamTests
{
    [Fact]
    public async Task A_stream_sends_its_items_and_then_its_end()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.count", """{"last":3}""", "7");

        for (int i = 1; i <= 3; i++)
        {
            Assert.Equal(i, Value(await client.ReceiveAsync("chat.number")));
        }

        Assert.Equal("7", (await client.ReceiveAsync("ws.end")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_producer_sends_64_items_and_then_as_many_as_it_is_granted()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.count", """{"last":0,"forever":true}""", "7");
        await ReceiveNumbersAsync(client, 1, 64);
        await client.FlushAsync();
        await client.SendAsync("ws.credit", """{"items":3}""", "7");
        await ReceiveNumbersAsync(client, 65, 67);
        await client.FlushAsync();
        await client.SendAsync("""{"type":"ws.cancel","id":"7"}""");

        await client.ReceiveErrorAsync("ws.canceled", "7");
        Assert.Equal("canceled after 68", await server.Log.StreamEnded.Task);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65_537)]
    public async Task A_credit_is_1_to_65_536_items(int items)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.count", """{"last":0,"forever":true}""", "7");
        await ReceiveNumbersAsync(client, 1, 64);
        await client.SendAsync("ws.credit", $$"""{"items":{{items}}}""", "7");

        await client.AssertClosedAsync(1007, "ws.malformed");
    }

    [Fact]
    public async Task A_fault_of_a_stream_reaches_its_reader()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.count", """{"last":-1}""", "7");

        await client.ReceiveErrorAsync("chat.failed", "7");
        await client.FlushAsync();
    }

    [Fact]
    public async Task A_stream_holds_no_turn()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.count", """{"last":0,"forever":true}""", "7");
        await ReceiveNumbersAsync(client, 1, 64);

        await client.FlushAsync();
    }

    [Fact]
    public async Task A_client_stream_is_answered_when_it_ends()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.sum", """{"label":"all"}""", "7");
        for (int i = 1; i <= 10; i++)
        {
            await client.SendAsync("chat.number", $$"""{"value":{{i}}}""", "7");
        }

        await client.SendAsync("""{"type":"ws.end","id":"7"}""");

        JsonElement total = await client.ReceiveAsync("chat.total");
        Assert.Equal("7", total.GetProperty("id").GetString());
        Assert.Equal("""{"label":"all","value":55}""", total.GetProperty("payload").GetRawText());
    }

    [Fact]
    public async Task The_reader_of_a_client_stream_grants_credit_as_it_reads()
    {
        await using ChatServer server = await ChatServer.StartAsync(options => options.RateLimit = null);
        using RawClient client = await server.ConnectAsync();
        const int Items = 1_000;

        await client.SendAsync("chat.sum", """{"label":"all"}""", "7");
        int credit = 64;
        for (int sent = 0; sent < Items; sent++)
        {
            if (credit == 0)
            {
                JsonElement grant = await client.ReceiveAsync("ws.credit");
                credit += grant.GetProperty("payload").GetProperty("items").GetInt32();
            }

            await client.SendAsync("chat.number", """{"value":1}""", "7");
            credit--;
        }

        await client.SendAsync("""{"type":"ws.end","id":"7"}""");

        JsonElement frame;
        do
        {
            frame = await client.ReceiveAsync();
        }
        while (frame.GetProperty("type").GetString() == "ws.credit");
        Assert.Equal(Items, frame.GetProperty("payload").GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task An_item_beyond_the_credit_closes_with_1008()
    {
        await using ChatServer server = await ChatServer.StartAsync(options => options.RateLimit = null);
        using RawClient client = await server.ConnectAsync();

        // The handler before it keeps the client stream from being read.
        await client.SendAsync("chat.hold", "{}", "6");
        await server.Log.Holding.Task;
        await client.SendAsync("chat.sum", """{"label":"all"}""", "7");
        for (int i = 0; i < 65; i++)
        {
            await client.SendAsync("chat.number", """{"value":1}""", "7");
        }

        await client.AssertClosedAsync(1008, "ws.credit");
    }

    [Fact]
    public async Task An_item_that_does_not_fit_fails_the_client_stream()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.sum", """{"label":"all"}""", "7");
        await client.SendAsync("chat.number", """{"value":"one"}""", "7");

        Assert.Contains("$.value", await client.ReceiveErrorAsync("ws.invalid_payload", "7"), StringComparison.Ordinal);
        await client.FlushAsync();
    }

    [Fact]
    public async Task A_client_stream_without_a_response_is_answered_with_the_end()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.collect", "{}", "7");
        await client.SendAsync("chat.number", """{"value":5}""", "7");
        await client.SendAsync("""{"type":"ws.end","id":"7"}""");

        await client.ReceiveAsync("ws.end");
        Assert.Contains("collected 5", server.Log.Entries);
    }

    [Fact]
    public async Task Streams_can_flow_both_ways_at_once()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.double", "{}", "7");
        for (int i = 1; i <= 5; i++)
        {
            await client.SendAsync("chat.number", $$"""{"value":{{i}}}""", "7");
            Assert.Equal(i * 2, Value(await client.ReceiveAsync("chat.number")));
        }

        await client.SendAsync("""{"type":"ws.end","id":"7"}""");
        await client.ReceiveAsync("ws.end");
    }

    [Fact]
    public async Task At_most_32_streams_are_open_at_once()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        for (int i = 0; i < 32; i++)
        {
            await client.SendAsync("chat.sum", """{"label":"all"}""", $"s{i}");
        }

        await client.SendAsync("chat.sum", """{"label":"all"}""", "one too many");
        await client.ReceiveErrorAsync("ws.busy", "one too many");
        await client.SendAsync("""{"type":"ws.end","id":"s0"}""");
        await client.ReceiveAsync("chat.total");
        await client.SendAsync("chat.sum", """{"label":"again"}""", "now");
        await client.SendAsync("""{"type":"ws.end","id":"now"}""");
        await client.ReceiveAsync("chat.total");
    }

    [Fact]
    public async Task A_stream_ends_when_its_reader_leaves()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.count", """{"last":0,"forever":true}""", "7");
        await ReceiveNumbersAsync(client, 1, 64);
        client.Socket.Abort();

        Assert.Equal("canceled after 65", await server.Log.StreamEnded.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    private static async Task ReceiveNumbersAsync(RawClient client, int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            Assert.Equal(i, Value(await client.ReceiveAsync("chat.number")));
        }
    }

    private static int Value(JsonElement number) => number.GetProperty("payload").GetProperty("value").GetInt32();
}
