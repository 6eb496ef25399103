using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>What a server logs.</summary>
public sealed class LogTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_handler_that_throws_is_logged_once_with_type_id_and_connection_and_without_the_payload()
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await RawClient.ConnectAsync(server.Uri);
        string connection = (await client.ReceiveAsync("ws.connected")).GetProperty("payload").GetProperty("clientId").GetString()!;

        await client.SendAsync("chat.fail", """{"how":"a payload nobody may see"}""", "seven");
        await client.ReceiveErrorAsync("ws.internal", "seven");
        await client.CloseAsync();
        await server.Log.Disposed.Task.WaitAsync(Stop);

        FakeLogRecord record = Assert.Single(Records(server), static record => record.Level >= LogLevel.Warning);
        Assert.Equal((LogLevel.Error, 10, "HandlerFailed"), (record.Level, record.Id.Id, record.Id.Name));
        Assert.Equal("TypedSockets.Connections", record.Category);
        Assert.Equal($"The handler of chat.fail (id seven) failed on connection {connection}.", record.Message);
        Assert.IsType<InvalidOperationException>(record.Exception);
        Assert.DoesNotContain(Records(server), static record => record.Message.Contains("nobody may see", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_beginning_and_the_end_of_a_connection_are_logged_for_those_who_look_closely()
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await RawClient.ConnectAsync(server.Uri);
        string connection = (await client.ReceiveAsync("ws.connected")).GetProperty("payload").GetProperty("clientId").GetString()!;
        await client.CloseAsync();
        await server.Log.Disposed.Task.WaitAsync(Stop);

        FakeLogRecord opened = Assert.Single(Records(server), static record => record.Id.Name == "ConnectionOpened");
        Assert.Equal(LogLevel.Debug, opened.Level);
        Assert.Equal($"Connection {connection} of ChatEndpoint was opened from 127.0.0.1.", opened.Message);
        FakeLogRecord ended = Assert.Single(Records(server), static record => record.Id.Name == "ConnectionEnded");
        Assert.Equal(LogLevel.Debug, ended.Level);
        Assert.Equal((connection, "1000", "True"), (ended.GetStructuredStateValue("Connection"), ended.GetStructuredStateValue("Code"), ended.GetStructuredStateValue("ByClient")));
    }

    [Fact]
    public async Task A_refused_handshake_is_logged_with_its_status_and_reason_and_without_the_token()
    {
        await using ChatServer server = await StartAsync();

        await Assert.ThrowsAsync<WebSocketException>(() => RawClient.ConnectAsync(new Uri(server.Uri, "?access_token=secret"), static options =>
        {
            options.SetRequestHeader("Origin", "https://evil.example");
            options.SetRequestHeader("Authorization", "Bearer secret");
        }));

        FakeLogRecord record = await WaitForAsync(server, "HandshakeRefused");
        Assert.Equal((LogLevel.Information, 53), (record.Level, record.Id.Id));
        Assert.Equal("A handshake with ChatEndpoint from 127.0.0.1 was refused with 403: Pages of 'https://evil.example' may not connect. Add the origin to WsOptions.AllowedOrigins.", record.Message);
        Assert.DoesNotContain(Records(server), static record => record.Message.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_type_that_a_client_sends_can_not_forge_a_line_of_the_log()
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("""{"type":"a\r\nerr: forged\u007f"}""");
        await client.ReceiveErrorAsync("ws.unknown_type");

        FakeLogRecord record = Assert.Single(Records(server), static record => record.Id.Name == "UnknownType");
        Assert.EndsWith("sent a message of type a??err: forged?, which no operation takes.", record.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_a_client_answers_with_can_not_forge_a_line_of_the_log_nor_fill_it()
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await server.ConnectAsync();
        await client.SendAsync("chat.ask", """{"question":"?"}""", "1");
        string id = (await client.ReceiveAsync("chat.confirm")).GetProperty("id").GetString()!;

        await client.SendAsync("ws.error", $$"""{"code":"a\nforged{{new string('y', 5_000)}}","message":"b\r\nforged\u2028{{new string('x', 5_000)}}"}""", id);
        await client.ReceiveErrorAsync("ws.internal", "1");

        FakeLogRecord record = Assert.Single(Records(server), static record => record.Id.Name == "HandlerFailed");
        WsException exception = Assert.IsType<WsException>(record.Exception);
        Assert.Equal($"b??forged?{new string('x', 244)}", exception.Message);
        Assert.Equal($"a?forged{new string('y', 248)}", exception.Code);
    }

    [Fact]
    public async Task The_reason_of_a_clients_close_can_not_forge_a_line_of_the_log()
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await server.ConnectAsync();
        Task asking = server.Context.Client(server.Context.Connections.Single().Id).ConfirmAsync(new Confirm("?"), Stop).AsTask();
        await client.ReceiveAsync("chat.confirm");

        await client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye\nforged", Stop);

        WsDisconnectedException exception = await Assert.ThrowsAsync<WsDisconnectedException>(() => asking);
        Assert.EndsWith(" ended with 1000 bye?forged.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_path_in_a_payload_can_not_forge_a_line_of_the_log()
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.echo", $$"""{"text":"hi","a\nforged":{{new string('[', 40)}}{{new string(']', 40)}}}""", "1");
        await client.ReceiveErrorAsync("ws.invalid_payload", "1");

        FakeLogRecord record = Assert.Single(Records(server), static record => record.Id.Name == "InvalidPayload");
        Assert.DoesNotContain('\n', record.Message);
        Assert.Contains("a?forged", record.Message, StringComparison.Ordinal);
    }

    /// <summary>Waits for what is logged after the client was answered.</summary>
    private static async Task<FakeLogRecord> WaitForAsync(ChatServer server, string name)
    {
        await foreach (FakeLogRecord record in server.App.Services.GetFakeLogCollector().GetLogsAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            if (record.Id.Name == name)
            {
                return record;
            }
        }

        throw new InvalidOperationException("Nothing is logged any more.");
    }

    private static Task<ChatServer> StartAsync() => ChatServer.StartAsync(build: static builder =>
    {
        builder.Logging.AddFakeLogging();
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
    });

    private static IEnumerable<FakeLogRecord> Records(ChatServer server) =>
        server.App.Services.GetFakeLogCollector().GetSnapshot().Where(static record => record.Category?.StartsWith("TypedSockets", StringComparison.Ordinal) == true);
}
