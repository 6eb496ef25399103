using System.Net.WebSockets;
using System.Threading.RateLimiting;

namespace TypedSockets.MessagePack.Tests;

/// <summary>Both sides of what bounds a binary frame: it is no other than that of JSON.</summary>
public sealed class BoundTests
{
    private const long LastTimestamp = 253_402_300_799_999;

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public async Task An_id_has_at_most_128_bytes(int bytes, bool isTaken)
    {
        await using var server = await RoomServer.StartAsync();
        using var client = await GreetedAsync(server);

        await SendDoubleAsync(client, new string('a', bytes), 0L);

        await AssertTakenAsync(client, isTaken);
    }

    [Theory]
    [InlineData(0L, true)]
    [InlineData(-1L, false)]
    [InlineData(LastTimestamp, true)]
    [InlineData(LastTimestamp + 1, false)]
    [InlineData(1e12, true)]
    [InlineData(2.6e14, false)]
    [InlineData(0.5, false)]
    public async Task A_timestamp_is_an_integer_within_the_years_of_the_calendar(object timestamp, bool isTaken)
    {
        await using var server = await RoomServer.StartAsync();
        using var client = await GreetedAsync(server);

        await SendDoubleAsync(client, "7", timestamp);

        await AssertTakenAsync(client, isTaken);
    }

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public async Task A_message_has_at_most_as_many_bytes_as_the_server_takes(int bytes, bool isTaken)
    {
        await using var server = await RoomServer.StartAsync(options => options.UseMessagePack().MaxMessageBytes = 1024);
        using var client = await GreetedAsync(server);

        // What the frame has beside the text that fills it.
        const int Others = 47;
        await client.SendAsync((ref writer) =>
        {
            writer.WriteArrayHeader(5);
            writer.Write("room.double");
            writer.Write("7");
            writer.WriteNil();
            writer.WriteMapHeader(1);
            writer.Write("number");
            writer.Write(1);
            writer.WriteMapHeader(1);
            writer.Write("filling the frame");
            writer.Write(new string('x', bytes - Others));
        });

        if (isTaken)
        {
            Assert.Equal("room.doubled", (await client.ReceiveAsync())![0]);
        }
        else
        {
            await client.ReceiveAllAsync();
            Assert.Equal(WebSocketCloseStatus.MessageTooBig, client.CloseStatus);
        }
    }

    [Fact]
    public async Task Messages_over_the_rate_are_refused_and_those_within_are_not()
    {
        await using var server = await RoomServer.StartAsync(options => options.UseMessagePack().RateLimit = new TokenBucketRateLimiterOptions
        {
            TokenLimit = 2,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromHours(1),
        });
        using var client = await GreetedAsync(server);

        for (var number = 1; number <= 3; number++)
        {
            await SendDoubleAsync(client, $"{number}", 0L);
        }

        var answers = new[] { (await client.ReceiveAsync())!, (await client.ReceiveAsync())!, (await client.ReceiveAsync())! };
        Assert.Equal(["1: room.doubled", "2: room.doubled", "3: ws.error"], answers.Select(answer => $"{answer[1]}: {answer[0]}").Order(StringComparer.Ordinal));
        Assert.Equal("ws.rate_limited", ((IDictionary<object, object?>)answers.Single(answer => answer[0] is "ws.error")[3]!)["code"]);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task A_trace_context_stands_at_most_once(int times, bool isTaken)
    {
        await using var server = await RoomServer.StartAsync();
        using var client = await GreetedAsync(server);

        await client.SendAsync((ref writer) =>
        {
            writer.WriteArrayHeader(5);
            writer.Write("room.double");
            writer.Write("7");
            writer.WriteNil();
            writer.WriteMapHeader(1);
            writer.Write("number");
            writer.Write(1);
            writer.WriteMapHeader(times);
            for (var time = 0; time < times; time++)
            {
                writer.Write("traceparent");
                writer.Write("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            }
        });

        await AssertTakenAsync(client, isTaken);
    }

    [Fact]
    public async Task A_shutdown_is_announced()
    {
        var server = await RoomServer.StartAsync();
        using var client = await GreetedAsync(server);

        var stopping = server.DisposeAsync();
        var last = await client.ReceiveAllAsync();
        await stopping;

        Assert.Equal("ws.closing", Assert.Single(last)[0]);
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, client.CloseStatus);
    }

    private static async Task<RawClient> GreetedAsync(RoomServer server)
    {
        var client = await RawClient.ConnectAsync(server.Address, "typedsockets.v1.msgpack");
        Assert.Equal("ws.connected", (await client.ReceiveAsync())![0]);
        return client;
    }

    private static Task SendDoubleAsync(RawClient client, string id, object timestamp) => client.SendAsync((ref writer) =>
    {
        writer.WriteArrayHeader(4);
        writer.Write("room.double");
        writer.Write(id);
        if (timestamp is long integer)
        {
            writer.Write(integer);
        }
        else
        {
            writer.Write((double)timestamp);
        }

        writer.WriteMapHeader(1);
        writer.Write("number");
        writer.Write(1);
    });

    private static async Task AssertTakenAsync(RawClient client, bool isTaken)
    {
        if (isTaken)
        {
            Assert.Equal("room.doubled", (await client.ReceiveAsync())![0]);
            return;
        }

        await client.ReceiveAllAsync();
        Assert.Equal((WebSocketCloseStatus.InvalidPayloadData, "ws.malformed"), (client.CloseStatus, client.CloseReason));
    }
}
