using System.Text.Json;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>One way, request and response, errors, and the server's own requests.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task Messages_of_one_connection_are_handled_in_the_order_received()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.join", """{"room":"lobby","name":"Ada"}""");
        for (int i = 0; i < 50; i++)
        {
            await client.SendAsync("chat.say", $$"""{"room":"lobby","text":"{{i}}"}""");
        }

        for (int i = 0; i < 50; i++)
        {
            JsonElement said = await client.ReceiveAsync("chat.said");
            Assert.Equal($"{i}", said.GetProperty("payload").GetProperty("text").GetString());
        }
    }

    [Fact]
    public async Task An_optional_parameter_may_be_absent_from_a_request()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();
        await client.SendAsync("chat.join", """{"room":"lobby","name":"Ada"}""");
        for (int i = 0; i < 60; i++)
        {
            await client.SendAsync("chat.say", """{"room":"lobby","text":"hi"}""");
            await client.ReceiveAsync("chat.said");
        }

        await client.SendAsync("chat.history", """{"room":"lobby"}""", "7");

        JsonElement page = await client.ReceiveAsync("chat.history.page");
        Assert.Equal("7", page.GetProperty("id").GetString());
        Assert.Equal(50, page.GetProperty("payload").GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task A_handlers_own_error_reaches_the_caller_with_its_code()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.say", """{"room":"lobby","text":"hi"}""");
        Assert.Equal("Join 'lobby' before you speak in it.", await client.ReceiveErrorAsync("chat.not_joined"));

        await client.SendAsync("chat.say", """{"room":"lobby","text":"hi"}""", "7");
        await client.ReceiveErrorAsync("chat.not_joined", "7");
    }

    [Fact]
    public async Task An_errors_message_is_cut_to_256_bytes_between_characters()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.fail", """{"how":"long"}""");

        Assert.Equal(new string('é', 128), await client.ReceiveErrorAsync("chat.failed"));
    }

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Development", true)]
    public async Task What_a_handler_throws_stays_on_the_server_outside_Development(string environment, bool told)
    {
        await using ChatServer server = await ChatServer.StartAsync(environment: environment);
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.fail", """{"how":"bug"}""", "7");

        Assert.Equal(told, (await client.ReceiveErrorAsync("ws.internal", "7")).Contains("secret", StringComparison.Ordinal));
        await client.FlushAsync();
    }

    [Fact]
    public void A_code_of_the_application_does_not_begin_with_that_of_the_protocol()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new WsException("ws.mine", "Mine."));
        Assert.Contains("'ws.mine'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_id_of_a_request_that_is_still_open_is_malformed()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.hold", "{}", "7");
        await server.Log.Holding.Task;
        await client.SendAsync("chat.echo", """{"text":"hi"}""", "7");

        await client.ReceiveErrorAsync("ws.malformed", "7");
        await client.AssertClosedAsync(1007, "ws.malformed");
    }

    [Fact]
    public async Task The_id_of_a_request_that_is_over_may_be_used_again()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        for (int i = 0; i < 3; i++)
        {
            await client.SendAsync("chat.echo", """{"text":"hi"}""", "7");
            await client.ReceiveAsync("chat.echoed");
        }
    }

    [Fact]
    public async Task A_canceled_request_is_answered_once()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.hold", "{}", "7");
        await server.Log.Holding.Task;
        await client.SendAsync("""{"type":"ws.cancel","id":"7"}""");

        await client.ReceiveErrorAsync("ws.canceled", "7");
        await server.Log.HoldCanceled.Task;
        await client.FlushAsync();
    }

    [Fact]
    public async Task A_request_is_canceled_when_its_caller_leaves()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.hold", "{}", "7");
        await server.Log.Holding.Task;
        client.Socket.Abort();

        await server.Log.HoldCanceled.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_message_waits_for_the_running_handler_but_a_ping_does_not()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.hold", "{}", "7");
        await client.SendAsync("chat.echo", """{"text":"hi"}""", "8");
        await client.SendAsync("""{"type":"ws.ping"}""");
        await client.ReceiveAsync("ws.pong");
        server.Log.Release.SetResult();

        Assert.Equal("7", (await client.ReceiveAsync("chat.echoed")).GetProperty("id").GetString());
        Assert.Equal("8", (await client.ReceiveAsync("chat.echoed")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_handler_can_ask_the_client_that_it_is_answering()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.ask", """{"question":"Sure?"}""", "7");
        JsonElement confirm = await client.ReceiveAsync("chat.confirm");
        string id = confirm.GetProperty("id").GetString()!;
        Assert.StartsWith("~", id, StringComparison.Ordinal);
        Assert.Equal("Sure?", confirm.GetProperty("payload").GetProperty("question").GetString());
        await client.SendAsync("chat.confirmed", """{"yes":true}""", id);

        JsonElement answer = await client.ReceiveAsync("chat.answer");
        Assert.Equal("7", answer.GetProperty("id").GetString());
        Assert.True(answer.GetProperty("payload").GetProperty("yes").GetBoolean());
    }

    [Fact]
    public async Task A_client_that_does_not_answer_in_time_is_told_that_it_is_over()
    {
        await using ChatServer server = await ChatServer.StartAsync(options => options.RequestTimeout = TimeSpan.FromMilliseconds(50));
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.ask", """{"question":"Sure?"}""", "7");
        string id = (await client.ReceiveAsync("chat.confirm")).GetProperty("id").GetString()!;

        Assert.Equal(id, (await client.ReceiveAsync("ws.cancel")).GetProperty("id").GetString());
        await client.ReceiveErrorAsync("ws.timeout", "7");
        await client.SendAsync("chat.confirmed", """{"yes":true}""", id);
        await client.FlushAsync();
    }

    [Fact]
    public async Task A_request_from_outside_reaches_one_connection_and_no_other()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();
        string id = server.Context.Connections.Single().Id;

        Task<Confirmed> confirming = server.Context.Client(id).ConfirmAsync(new Confirm("Sure?"), TestContext.Current.CancellationToken).AsTask();
        JsonElement confirm = await client.ReceiveAsync("chat.confirm");
        await client.SendAsync("chat.confirmed", """{"yes":true}""", confirm.GetProperty("id").GetString());

        Assert.True((await confirming).Yes);
        await Assert.ThrowsAsync<WsDisconnectedException>(async () => await server.Context.Client("nobody").ConfirmAsync(new Confirm("Sure?"), TestContext.Current.CancellationToken));
#pragma warning disable WS1011 // What the rule refuses is what fails here.
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await server.Context.Everyone.ConfirmAsync(new Confirm("Sure?"), TestContext.Current.CancellationToken));
#pragma warning restore WS1011
    }

    [Fact]
    public async Task A_client_that_refuses_a_request_fails_it_with_its_code()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        Task<Confirmed> confirming = server.Context.Client(server.Context.Connections.Single().Id).ConfirmAsync(new Confirm("Sure?"), TestContext.Current.CancellationToken).AsTask();
        string id = (await client.ReceiveAsync("chat.confirm")).GetProperty("id").GetString()!;
        await client.SendAsync("ws.error", """{"code":"page.busy","message":"Not now."}""", id);

        WsException exception = await Assert.ThrowsAsync<WsException>(() => confirming);
        Assert.Equal(("page.busy", "Not now.", id), (exception.Code, exception.Message, exception.RequestId));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_response_over_the_message_limit_becomes_an_error(int beyond, bool served)
    {
        await using ChatServer server = await ChatServer.StartAsync(options => options.MaxMessageBytes = 4_096);
        using RawClient client = await server.ConnectAsync();
        await client.SendAsync("chat.big", """{"bytes":0}""", "7");
        int envelope = (await client.ReceiveAsync("chat.blob")).GetRawText().Length;

        await client.SendAsync("chat.big", $$"""{"bytes":{{4_096 - envelope + beyond}}}""", "7");

        if (served)
        {
            Assert.Equal(4_096, (await client.ReceiveAsync("chat.blob")).GetRawText().Length);
        }
        else
        {
            await client.ReceiveErrorAsync("ws.too_large", "7");
        }

        await client.FlushAsync();
    }

    [Fact]
    public async Task An_event_over_the_message_limit_throws_before_it_is_queued()
    {
        await using ChatServer server = await ChatServer.StartAsync(options => options.MaxMessageBytes = 4_096);
        using RawClient client = await server.ConnectAsync();

        WsException exception = await Assert.ThrowsAsync<WsException>(
            async () => await server.Context.Everyone.SaidAsync(new Said("lobby", "Ada", new string('x', 4_096), default), TestContext.Current.CancellationToken));

        Assert.Equal("ws.too_large", exception.Code);
        await client.FlushAsync();
    }
}
