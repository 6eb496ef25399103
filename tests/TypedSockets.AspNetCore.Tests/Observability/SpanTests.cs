using System.Diagnostics;
using System.Text.Json;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>The spans of operations, as a listener sees them.</summary>
[Collection(nameof(SpanCollection))]
public sealed class SpanTests
{
    private const string Remote = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_one_trace_from_its_caller_to_its_handler()
    {
        using var spans = new SpanRecorder();
        await using ChatServer server = await ChatServer.StartAsync();
        await using var client = new ChatClient(server.Uri);
        await client.ConnectAsync(Stop);

        using var user = new Activity("user");
        user.Start();
        await client.EchoAsync(new Echo("hi"));
        Assert.Same(user, Activity.Current);
        user.Stop();

        Activity called = await spans.WaitForAsync("chat.echo", ActivityKind.Client);
        Activity handled = await spans.WaitForAsync("chat.echo", ActivityKind.Server);
        Assert.Equal(user.TraceId, called.TraceId);
        Assert.Equal(user.SpanId, called.ParentSpanId);
        Assert.Equal(user.TraceId, handled.TraceId);
        Assert.Equal(called.SpanId, handled.ParentSpanId);
        Assert.True(handled.HasRemoteParent);
        Assert.Equal(ActivityStatusCode.Unset, called.Status);
        Assert.Equal(ActivityStatusCode.Unset, handled.Status);
        Assert.Equal(
            [("rpc.system", "typedsockets"), ("rpc.method", "chat.echo"), ("rpc.service", "ChatEndpoint"), ("typedsockets.connection.id", client.ClientId)],
            handled.TagObjects.Select(static tag => (tag.Key, tag.Value)));
        Assert.Equal(
            [("rpc.system", "typedsockets"), ("rpc.method", "chat.echo"), ("server.address", "127.0.0.1"), ("server.port", server.Uri.Port), ("typedsockets.connection.id", client.ClientId)],
            called.TagObjects.Select(static tag => (tag.Key, tag.Value)));
    }

    [Fact]
    public async Task A_request_of_the_server_is_part_of_the_trace_of_the_handler_that_makes_it()
    {
        using var spans = new SpanRecorder();
        await using ChatServer server = await ChatServer.StartAsync();
        await using var client = new ChatClient(server.Uri);
        client.OnConfirm(static _ => ValueTask.FromResult(new Confirmed(true)));
        await client.ConnectAsync(Stop);

        await client.AskMeAsync(new AskMe("really?"), Stop);

        Activity asked = await spans.WaitForAsync("chat.ask", ActivityKind.Server);
        Activity called = await spans.WaitForAsync("chat.confirm", ActivityKind.Client);
        Activity confirmed = await spans.WaitForAsync("chat.confirm", ActivityKind.Server);
        Assert.Equal(asked.SpanId, called.ParentSpanId);
        Assert.Equal(client.ClientId, called.GetTagItem("typedsockets.connection.id"));
        Assert.Equal(called.SpanId, confirmed.ParentSpanId);
        Assert.Equal(asked.TraceId, confirmed.TraceId);
    }

    [Theory]
    [InlineData("chat.join", """{"room":"a","name":"Ada"}""", null)]
    [InlineData("chat.echo", """{"text":"hi"}""", "1")]
    [InlineData("chat.count", """{"last":3}""", "1")]
    public async Task A_handler_continues_the_trace_that_the_envelope_names(string type, string payload, string? id)
    {
        using var spans = new SpanRecorder();
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        string idMember = id is null ? "" : $"\"id\":\"{id}\",";
        await client.SendAsync($$"""{"type":"{{type}}",{{idMember}}"traceparent":"{{Remote}}","payload":{{payload}}}""");

        Activity span = await spans.WaitForAsync(type, ActivityKind.Server);
        Assert.Equal(Remote, span.ParentId);
        Assert.Empty(span.Links);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    [InlineData("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more")]
    [InlineData("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01")]
    public async Task A_trace_parent_that_is_invalid_is_ignored(string traceParent)
    {
        using var spans = new SpanRecorder();
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync($$"""{"type":"chat.echo","id":"1","traceparent":"{{traceParent}}","payload":{"text":"hi"} }""");
        await client.ReceiveAsync("chat.echoed");

        Activity span = await spans.WaitForAsync("chat.echo", ActivityKind.Server);
        Assert.Null(span.ParentId);
        Assert.Empty(span.Links);
    }

    [Fact]
    public async Task A_page_in_a_browser_can_not_write_into_the_traces_of_the_server()
    {
        using var spans = new SpanRecorder();
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await RawClient.ConnectAsync(server.Uri, options => options.SetRequestHeader("Origin", $"http://{server.Uri.Authority}"));

        await client.SendAsync($$"""{"type":"chat.echo","id":"1","traceparent":"{{Remote}}","payload":{"text":"hi"} }""");

        Activity span = await spans.WaitForAsync("chat.echo", ActivityKind.Server);
        Assert.Null(span.ParentId);
        ActivityContext linked = Assert.Single(span.Links).Context;
        Assert.Equal(ActivityContext.Parse(Remote, traceState: null).SpanId, linked.SpanId);
        Assert.NotEqual(linked.TraceId, span.TraceId);
    }

    [Fact]
    public async Task The_span_of_the_handshake_is_linked_to_those_of_its_operations_but_is_not_their_parent()
    {
        using var spans = new SpanRecorder("Microsoft.AspNetCore");
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.echo", """{"text":"hi"}""", "1");
        Activity span = await spans.WaitForAsync("chat.echo", ActivityKind.Server);
        await client.CloseAsync();

        Activity handshake = await spans.WaitForAsync("Microsoft.AspNetCore.Hosting.HttpRequestIn", ActivityKind.Server, activity => activity.SpanId == Assert.Single(span.Links).Context.SpanId);
        Assert.Null(span.ParentId);
        Assert.NotEqual(handshake.TraceId, span.TraceId);
    }

    [Theory]
    [InlineData("chat.fail", """{"how":"ws"}""", "chat.failed")]
    [InlineData("chat.fail", """{"how":"throw"}""", "ws.internal")]
    [InlineData("chat.echo", """{"text":1}""", "ws.invalid_payload")]
    [InlineData("chat.big", """{"bytes":2000000}""", "ws.too_large")]
    [InlineData("chat.count", """{"last":-1}""", "chat.failed")]
    public async Task The_span_of_a_handler_that_fails_has_the_code_that_its_caller_got(string type, string payload, string code)
    {
        using var spans = new SpanRecorder();
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync(type, payload, "1");
        await client.ReceiveErrorAsync(code, "1");

        AssertFailed(await spans.WaitForAsync(type, ActivityKind.Server), code);
    }

    [Fact]
    public async Task The_span_of_a_call_that_fails_has_the_code_of_its_error()
    {
        using var spans = new SpanRecorder();
        await using ChatServer server = await ChatServer.StartAsync();
        await using var client = new ChatClient(server.Uri);
        await using var impatient = new ChatClient(server.Uri, new WsClientOptions { RequestTimeout = TimeSpan.FromMilliseconds(50) });
        await client.ConnectAsync(Stop);
        await impatient.ConnectAsync(Stop);

        await Assert.ThrowsAsync<WsException>(async () => await client.GetBigAsync(new GetBig(2_000_000), Stop));
        AssertFailed(await spans.WaitForAsync("chat.big", ActivityKind.Client), "ws.too_large");

        await Assert.ThrowsAsync<WsException>(async () => await client.CountToAsync(new CountTo(-1), Stop).ToListAsync(Stop));
        AssertFailed(await spans.WaitForAsync("chat.count", ActivityKind.Client), "chat.failed");

        await Assert.ThrowsAsync<WsException>(async () => await impatient.HoldAsync(new Hold(), Stop));
        Activity timedOut = await spans.WaitForAsync("chat.hold", ActivityKind.Client);
        AssertFailed(timedOut, "ws.timeout");
        AssertFailed(await spans.WaitForAsync("chat.hold", ActivityKind.Server), "ws.canceled");
    }

    [Fact]
    public async Task The_span_of_a_call_that_is_given_up_says_so_and_that_of_a_stream_that_is_left_has_no_error()
    {
        using var spans = new SpanRecorder();
        await using ChatServer server = await ChatServer.StartAsync();
        await using var client = new ChatClient(server.Uri);
        await client.ConnectAsync(Stop);

        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        ValueTask<Echoed> held = client.HoldAsync(new Hold(), giveUp.Token);
        await server.Log.Holding.Task.WaitAsync(Stop);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await held);
        AssertFailed(await spans.WaitForAsync("chat.hold", ActivityKind.Client), "ws.canceled");

        await foreach (Number number in client.CountToAsync(new CountTo(0, Forever: true), Stop))
        {
            break;
        }

        Assert.Equal(ActivityStatusCode.Unset, (await spans.WaitForAsync("chat.count", ActivityKind.Client)).Status);
    }

    [Fact]
    public async Task A_message_carries_the_trace_it_is_sent_in_and_a_broadcast_carries_none()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();
        WsConnection connection = server.Context.Connections.Single();
        var said = new Said("a", "Ada", "hi", DateTimeOffset.UnixEpoch);

        using var user = new Activity("user");
        user.Start();
        await connection.SendAsync(said, Stop);
        await server.Context.Everyone.SaidAsync(said, Stop);
        user.Stop();
        await connection.SendAsync(said, Stop);

        JsonElement traced = await client.ReceiveAsync("chat.said");
        Assert.Equal(user.Id, traced.GetProperty("traceparent").GetString());
        Assert.Equal(["type", "timestamp", "traceparent", "payload"], traced.EnumerateObject().Select(static member => member.Name));
        Assert.False((await client.ReceiveAsync("chat.said")).TryGetProperty("traceparent", out _));
        Assert.False((await client.ReceiveAsync("chat.said")).TryGetProperty("traceparent", out _));
    }

    [Fact]
    public void Nothing_is_allocated_for_spans_that_nobody_listens_to()
    {
        var host = new SilentHost();
        ReadOnlySpan<byte> remote = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"u8;
        Trace(host, remote);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            Trace(host, remote);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Trace(IPeerHost host, ReadOnlySpan<byte> remote)
        {
            Assert.True(CallSpans.CurrentTraceParent is null);
            CallSpans.End(CallSpans.Send("chat.echo", host), errorCode: null);
            CallSpans.End(CallSpans.Receive("chat.echo", remote, host, connection: default), errorCode: null);
        }
    }

    private static void AssertFailed(Activity span, string code)
    {
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal(code, span.StatusDescription);
        Assert.Equal(code, span.GetTagItem("error.type"));
    }
}
