using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>What goes over the wire, seen by a client that knows nothing but JSON.</summary>
public sealed class WireTests
{
    [Fact]
    public async Task The_first_frame_tells_the_client_who_it_is_and_what_is_expected_of_it()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await RawClient.ConnectAsync(server.Uri);

        JsonElement frame = await client.ReceiveAsync("ws.connected");

        JsonElement payload = frame.GetProperty("payload");
        Assert.Equal(server.Context.Connections.Single().Id, payload.GetProperty("clientId").GetString());
        Assert.Equal(
            """{"heartbeat":30000,"maxMessageBytes":1048576,"rate":100,"burst":200,"spread":0}""",
            "{" + payload.GetRawText()[(payload.GetRawText().IndexOf(',', StringComparison.Ordinal) + 1)..]);
    }

    [Fact]
    public async Task A_frame_has_its_members_in_the_order_of_the_fast_path()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.echo", """{"text":"hi"}""", "7");

        JsonElement frame = await client.ReceiveAsync("chat.echoed");
        Assert.Equal(["type", "id", "timestamp", "payload"], frame.EnumerateObject().Select(member => member.Name));
        Assert.Equal("7", frame.GetProperty("id").GetString());
        Assert.InRange(frame.GetProperty("timestamp").GetInt64(), 1_700_000_000_000, 253_402_300_799_999);
        Assert.Equal("""{"text":"hi"}""", frame.GetProperty("payload").GetRawText());
    }

    [Theory]
    [InlineData("""{"payload":{"text":"hi"},"timestamp":0,"id":"7","type":"chat.echo"}""")]
    [InlineData("""{"type":"chat.echo","id":"7","timestamp":253402300799999,"payload":{"text":"hi"}}""")]
    [InlineData(""" { "unknown" : [ { } ] , "type" : "chat.echo" , "id" : "7" , "payload" : { "text" : "hi" , "more" : null } } """)]
    [InlineData("""{"type":"chat.echo","id":"7","timestamp":null,"payload":{"text":"hi"}}""")]
    [InlineData("""{"t\u0079pe":"chat\u002eecho","id":"\u0037","payload":{"te\u0078t":"h\u0069"}}""")]
    public async Task The_envelope_is_read_in_any_order_and_spelling(string frame)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync(frame);

        JsonElement echoed = await client.ReceiveAsync("chat.echoed");
        Assert.Equal("7", echoed.GetProperty("id").GetString());
        Assert.Equal("hi", echoed.GetProperty("payload").GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":"chat.echo","id":7,"payload":{"text":"hi"}}""")]
    [InlineData("""{"type":"chat.echo","id":"","payload":{"text":"hi"}}""")]
    [InlineData("""{"type":"chat.echo","id":"7","id":"8","payload":{"text":"hi"}}""")]
    [InlineData("""{"type":"chat.echo","type":"chat.echo","id":"7","payload":{"text":"hi"}}""")]
    [InlineData("""{"type":"chat.echo","id":"7","payload":{"text":"hi"}} x""")]
    [InlineData("""{"type":"chat.echo","id":"7","payload":{"text":"hi"}}{}""")]
    [InlineData("""{"type":"chat.echo","id":"7","timestamp":-1,"payload":{"text":"hi"}}""")]
    [InlineData("""{"type":"chat.echo","id":"7","timestamp":253402300800000,"payload":{"text":"hi"}}""")]
    [InlineData("""{"type":"chat.echo","id":"7","timestamp":1.5,"payload":{"text":"hi"}}""")]
    [InlineData("""{"type":"chat.echo","id":"7","timestamp":"0","payload":{"text":"hi"}}""")]
    [InlineData("""{"type":"chat.echo","id":"7","payload":{"text":"hi"},}""")]
    [InlineData("""{"type":"chat.echo","id":"\ud800","payload":{"text":"hi"}}""")]
    [InlineData("\uFEFF{\"type\":\"chat.echo\",\"id\":\"7\",\"payload\":{\"text\":\"hi\"}}")]
    [InlineData("""{"type":"chat.echo","payload":{"text":"a request without an id"}}""")]
    public async Task What_is_no_envelope_is_malformed_and_closes_with_1007(string frame)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync(frame);

        await client.ReceiveErrorAsync("ws.malformed");
        await client.AssertClosedAsync(1007, "ws.malformed");
        await AssertServesTheNextAsync(server);
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public async Task An_id_has_at_most_128_bytes(int bytes, bool served)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();
        string id = new('i', bytes);

        await client.SendAsync("chat.echo", """{"text":"hi"}""", id);

        if (served)
        {
            Assert.Equal(id, (await client.ReceiveAsync("chat.echoed")).GetProperty("id").GetString());
        }
        else
        {
            await client.ReceiveErrorAsync("ws.malformed");
            await client.AssertClosedAsync(1007, "ws.malformed");
        }
    }

    [Fact]
    public async Task Invalid_UTF_8_closes_with_1007()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        byte[] frame = Encoding.UTF8.GetBytes("""{"type":"chat.echo","id":"7","payload":{"text":"hi"}}""");
        frame[^4] = 0xFF;
        await client.SendAsync(frame);

        await client.ReceiveErrorAsync("ws.malformed");
        await client.AssertClosedAsync(1007, "ws.malformed");
        await AssertServesTheNextAsync(server);
    }

    [Fact]
    public async Task An_unknown_type_is_answered_and_the_connection_stays()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.shout", "{}", "7");
        Assert.Contains("chat.shout", await client.ReceiveErrorAsync("ws.unknown_type", "7"), StringComparison.Ordinal);
        await client.SendAsync("chat.shout", "{}");
        await client.ReceiveErrorAsync("ws.unknown_type");
        await client.SendAsync("ws.invented", "{}", "8");
        await client.ReceiveErrorAsync("ws.unknown_type", "8");

        await client.FlushAsync();
        await AssertServesTheNextAsync(server);
    }

    [Theory]
    [InlineData("""{"text":7}""", "$.text")]
    [InlineData("""{"text":null}""", "$.text")]
    [InlineData("{}", "$")]
    [InlineData("[]", "$")]
    [InlineData("null", "$")]
    [InlineData("\"text\"", "$")]
    [InlineData("""{"text":"a","text":"b"}""", "$.text")]
    [InlineData("""{"text":{"deep":[1]}}""", "$.text")]
    public async Task A_payload_that_does_not_fit_is_answered_with_the_path_and_the_connection_stays(string payload, string path)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.echo", payload, "7");

        Assert.Contains(path, await client.ReceiveErrorAsync("ws.invalid_payload", "7"), StringComparison.Ordinal);
        await client.FlushAsync();
        await AssertServesTheNextAsync(server);
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public async Task A_payload_is_at_most_32_levels_deep(int depth, bool served)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();
        string nested = new string('[', depth - 1) + new string(']', depth - 1);

        await client.SendAsync("chat.echo", $$"""{"text":"hi","unknown":{{nested}}}""", "7");

        if (served)
        {
            await client.ReceiveAsync("chat.echoed");
        }
        else
        {
            await client.ReceiveErrorAsync("ws.invalid_payload", "7");
            await client.FlushAsync();
        }
    }

    [Fact]
    public async Task A_payload_may_be_missing_where_the_message_has_no_members()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("""{"type":"chat.collect","id":"7"}""");
        await client.SendAsync("""{"type":"ws.end","id":"7"}""");

        Assert.Equal("7", (await client.ReceiveAsync("ws.end")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_binary_frame_closes_with_1003()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync([1, 2, 3], WebSocketMessageType.Binary);

        await client.AssertClosedAsync(1003, "ws.wrong_frame_kind");
        await AssertServesTheNextAsync(server);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(0, 16)]
    [InlineData(1, 16)]
    public async Task A_message_has_at_most_1_MiB_over_all_its_fragments(int beyond, int fragments)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();
        string start = """{"type":"chat.echo","id":"7","payload":{"text":"hi"},"unknown":" """;
        byte[] frame = Encoding.UTF8.GetBytes(start + new string('x', (1024 * 1024) + beyond - start.Length - 2) + "\"}");
        Assert.Equal((1024 * 1024) + beyond, frame.Length);

        int sent = 0;
        for (int fragment = 1; fragment <= fragments; fragment++)
        {
            int end = frame.Length * fragment / fragments;
            await client.SendAsync(frame[sent..end], endOfMessage: fragment == fragments);
            sent = end;
        }

        if (beyond == 0)
        {
            await client.ReceiveAsync("chat.echoed");
        }
        else
        {
            await client.AssertClosedAsync(1009, "ws.too_large");
        }

        await AssertServesTheNextAsync(server);
    }

    [Fact]
    public async Task A_ping_of_the_protocol_is_answered_with_its_id()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("""{"type":"ws.ping","id":"p"}""");

        Assert.Equal("p", (await client.ReceiveAsync("ws.pong")).GetProperty("id").GetString());
    }

    private static async Task AssertServesTheNextAsync(ChatServer server)
    {
        using RawClient next = await server.ConnectAsync();
        await next.FlushAsync();
    }
}
