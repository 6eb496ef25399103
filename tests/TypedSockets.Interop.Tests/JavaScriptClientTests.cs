namespace TypedSockets.Interop.Tests;

/// <summary>A client in plain JavaScript, which knows only docs/protocol.md, and the server.</summary>
public class JavaScriptClientTests
{
    /// <summary>What the client offers.</summary>
    protected virtual string Subprotocol => "typedsockets.v1.json";

    [Fact]
    public Task One_way_messages_are_handled_and_their_faults_told() => RunAsync("client/one-way.mjs");

    [Fact]
    public Task A_request_gets_its_response() => RunAsync("client/request.mjs");

    [Fact]
    public Task What_can_not_be_handled_is_answered_by_an_error() => RunAsync("client/error.mjs");

    [Fact]
    public Task A_stream_goes_on_as_credit_is_granted() => RunAsync("client/stream.mjs");

    [Fact]
    public Task A_client_stream_goes_on_as_the_server_grants_credit() => RunAsync("client/client-stream.mjs");

    [Fact]
    public Task Items_go_both_ways_under_one_id() => RunAsync("client/duplex.mjs");

    [Fact]
    public Task What_is_given_up_is_answered_all_the_same() => RunAsync("client/cancel.mjs");

    [Fact]
    public Task The_servers_request_is_answered_refused_or_given_up() => RunAsync("client/server-request.mjs");

    [Fact]
    public Task The_server_fetches_a_stream_from_the_client() => RunAsync("client/server-stream.mjs");

    [Fact]
    public Task A_ping_is_answered_while_a_handler_runs() => RunAsync("client/ping.mjs");

    [Fact]
    public async Task A_shutdown_is_announced_and_ends_what_is_open()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        await using NodePeer client = NodePeer.Start("client/closing.mjs", server.Url, Subprotocol);
        await client.HearAsync("ready");

        await server.StopAsync();

        await client.FinishAsync();
    }

    private async Task RunAsync(string script)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        await using NodePeer client = NodePeer.Start(script, server.Url, Subprotocol);
        await client.FinishAsync();
    }
}
