using System.Text.Json;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>The longest item of a stream, which bounds what the credit of a stream may hold in memory.</summary>
public sealed class StreamItemTests
{
    private const int MaxItemBytes = 1_024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MaxItemBytes, true)]
    [InlineData(MaxItemBytes + 1, false)]
    public async Task A_received_item_is_as_long_as_the_bound_allows(int bytes, bool isTaken)
    {
        await using ChatServer server = await StartAsync(MaxItemBytes);
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.sum", """{"label":"sum"}""", "7");
        await client.SendAsync(Padded(bytes));
        if (isTaken)
        {
            await client.SendAsync("""{"type":"ws.end","id":"7"}""");
            Assert.Equal(1, (await client.ReceiveAsync("chat.total")).GetProperty("payload").GetProperty("value").GetInt32());
        }
        else
        {
            Assert.Contains("MaxStreamItemBytes", await client.ReceiveErrorAsync("ws.too_large", "7"), StringComparison.Ordinal);
        }

        await client.SendAsync("ws.ping", "{}");
        await client.ReceiveAsync("ws.pong");
    }

    [Theory]
    [InlineData(MaxItemBytes, true)]
    [InlineData(MaxItemBytes + 1, false)]
    public async Task A_sent_item_is_as_long_as_the_bound_allows(int bytes, bool isSent)
    {
        await using ChatServer server = await StartAsync(MaxItemBytes);
        using RawClient client = await server.ConnectAsync();
        int text = bytes - """{"type":"chat.blob","id":"7","timestamp":1732300000000,"payload":{"text":""}}""".Length;

        await client.SendAsync("chat.big", $$"""{"bytes":{{text}}}""", "7");
        if (isSent)
        {
            JsonElement item = await client.ReceiveAsync("chat.blob");
            Assert.Equal(text, item.GetProperty("payload").GetProperty("text").GetString()!.Length);
            await client.ReceiveAsync("ws.end");
        }
        else
        {
            await client.ReceiveErrorAsync("ws.too_large", "7");
        }
    }

    [Fact]
    public async Task A_client_ends_a_stream_whose_item_is_longer_than_it_takes()
    {
        await using ChatServer server = await StartAsync(64 * 1024);
        await using var client = new BlobsClient(server.Uri, new WsClientOptions { MaxStreamItemBytes = MaxItemBytes });
        await client.ConnectAsync(Token);

        WsException exception = await Assert.ThrowsAsync<WsException>(() => CountAsync(client, MaxItemBytes));

        Assert.Equal("ws.too_large", exception.Code);
        Assert.Equal(1, await CountAsync(client, MaxItemBytes / 2));
    }

    private static async Task<int> CountAsync(BlobsClient client, int bytes)
    {
        int count = 0;
        await foreach (Blob blob in client.GetAllAsync(new GetBig(bytes), Token))
        {
            count++;
        }

        return count;
    }

    private static Task<ChatServer> StartAsync(int maxItemBytes) => ChatServer.StartAsync(
        options => options.MaxStreamItemBytes = maxItemBytes,
        map: static app => app.MapTypedSocket<BlobsEndpoint>("/chat"));

    private static string Padded(int bytes)
    {
        const string Start = """{"type":"chat.number","id":"7","payload":{"value":1},"more":" """;
        return Start + new string('x', bytes - Start.Length - 2) + "\"}";
    }
}
