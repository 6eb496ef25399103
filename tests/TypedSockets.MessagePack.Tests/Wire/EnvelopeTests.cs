using System.Net.WebSockets;
using MessagePack;

namespace TypedSockets.MessagePack.Tests;

/// <summary>What goes over the wire, as a peer sees it that has a MessagePack library and nothing else.</summary>
public sealed class EnvelopeTests
{
    private const string Json = "typedsockets.v1.json";
    private const string MessagePack = "typedsockets.v1.msgpack";

    [Fact]
    public async Task The_greeting_is_an_array_of_type_id_timestamp_and_payload()
    {
        await using var server = await RoomServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address, MessagePack);

        var greeting = (await client.ReceiveAsync())!;

        Assert.Equal(MessagePack, client.Subprotocol);
        Assert.Equal(4, greeting.Length);
        Assert.Equal("ws.connected", greeting[0]);
        Assert.Null(greeting[1]);
        Assert.IsType<ulong>(greeting[2]);
        Assert.Equal(["clientId", "heartbeat", "maxMessageBytes", "rate", "burst", "spread"], Members(greeting[3]).Keys);
    }

    [Fact]
    public async Task A_request_may_have_integral_floats_unknown_members_and_further_elements()
    {
        await using var server = await RoomServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address, MessagePack);
        await client.ReceiveAsync();

        await client.SendAsync(static (ref writer) =>
        {
            writer.WriteArrayHeader(6);
            writer.Write("room.double");
            writer.Write("7");
            writer.Write(1732300000000.0);
            writer.WriteMapHeader(2);
            writer.Write("mood");
            writer.WriteArrayHeader(1);
            writer.Write("good");
            writer.Write("number");
            writer.Write(21.0);
            writer.WriteMapHeader(1);
            writer.Write("sentBy");
            writer.Write("a script");
            writer.Write("further");
        });

        var answer = (await client.ReceiveAsync())!;
        Assert.Equal(["room.doubled", "7"], answer[..2]);
        Assert.Equal((byte)42, Members(answer[3])["number"]);
    }

    [Fact]
    public async Task What_is_absent_at_the_end_is_absent()
    {
        await using var server = await RoomServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address, MessagePack);
        await client.ReceiveAsync();

        await client.SendAsync(static (ref writer) =>
        {
            writer.WriteArrayHeader(1);
            writer.Write("ws.ping");
        });

        Assert.Equal("ws.pong", (await client.ReceiveAsync())![0]);
    }

    [Fact]
    public async Task A_payload_that_does_not_fit_is_refused_with_its_path()
    {
        await using var server = await RoomServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address, MessagePack);
        await client.ReceiveAsync();

        await client.SendAsync(static (ref writer) =>
        {
            writer.WriteArrayHeader(4);
            writer.Write("room.double");
            writer.Write("7");
            writer.WriteNil();
            writer.WriteMapHeader(1);
            writer.Write("number");
            writer.Write("x");
        });

        var answer = (await client.ReceiveAsync())!;
        Assert.Equal(["ws.error", "7"], answer[..2]);
        Assert.Equal("ws.invalid_payload", Members(answer[3])["code"]);
        Assert.Equal("$.number: a 32-bit integer is expected here, not this string", Members(answer[3])["message"]);
    }

    public static TheoryData<string, byte[]> Malformed => new()
    {
        { "no array", [0x80] },
        { "an array without elements", [0x90] },
        { "a type that is no text", [0x91, 0x01] },
        { "an empty id", [0x92, 0xA1, (byte)'a', 0xA0] },
        { "an id that is no text", [0x92, 0xA1, (byte)'a', 0x07] },
        { "a negative timestamp", [0x93, 0xA1, (byte)'a', 0xC0, 0xFF] },
        { "a timestamp that is no number", [0x93, 0xA1, (byte)'a', 0xC0, 0xA1, (byte)'a'] },
        { "extensions that are no map", [0x95, 0xA1, (byte)'a', 0xC0, 0xC0, 0xC0, 0x01] },
        { "too few bytes", [0x94, 0xA1, (byte)'a'] },
        { "bytes behind the array", [0x91, 0xA1, (byte)'a', 0xC0] },
        { "a length that lies", [0xDD, 0x7F, 0xFF, 0xFF, 0xFF, 0xA1, (byte)'a'] },
        { "text that is no UTF-8, in a member that nobody knows", [0x94, 0xA1, (byte)'a', 0xC0, 0xC0, 0x81, 0xA1, (byte)'x', 0xA1, 0xFF] },
        { "the byte that is never used", [0x92, 0xA1, (byte)'a', 0xC1] },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_is_no_envelope_closes_the_connection_with_1007(string what, byte[] frame)
    {
        await using var server = await RoomServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address, MessagePack);
        await client.ReceiveAsync();

        await client.SendAsync(frame, WebSocketMessageType.Binary);

        var error = Assert.Single(await client.ReceiveAllAsync());
        Assert.Equal("ws.malformed", Members(error[3])["code"]);
        Assert.Equal((WebSocketCloseStatus.InvalidPayloadData, "ws.malformed"), (client.CloseStatus, client.CloseReason));
        Assert.NotEmpty(what);
    }

    [Theory]
    [InlineData(MessagePack, WebSocketMessageType.Text)]
    [InlineData(Json, WebSocketMessageType.Binary)]
    public async Task A_message_of_the_other_kind_closes_the_connection_with_1003(string subprotocol, WebSocketMessageType type)
    {
        await using var server = await RoomServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address, subprotocol, "typedsockets.v0");

        await client.SendAsync("{}"u8.ToArray(), type);
        using var other = await RawClient.ConnectAsync(server.Address, MessagePack);
        await other.ReceiveAsync();

        await AssertClosedAsync(client, subprotocol);
        Assert.Equal(WebSocketCloseStatus.InvalidMessageType, client.CloseStatus);
    }

    private static async Task AssertClosedAsync(RawClient client, string subprotocol)
    {
        if (string.Equals(subprotocol, MessagePack, StringComparison.Ordinal))
        {
            await client.ReceiveAllAsync();
            return;
        }

        // Its greeting is text.
        await Assert.ThrowsAnyAsync<Exception>(client.ReceiveAsync);
        Assert.Null(await client.ReceiveAsync());
    }

    private static Dictionary<string, object?> Members(object? payload) =>
        ((IDictionary<object, object?>)payload!).ToDictionary(member => (string)member.Key, member => member.Value, StringComparer.Ordinal);
}
