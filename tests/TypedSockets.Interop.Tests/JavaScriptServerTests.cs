namespace TypedSockets.Interop.Tests;

/// <summary>The generated client and a server in plain JavaScript, which knows only docs/protocol.md.</summary>
public class JavaScriptServerTests
{
    /// <summary>What the server speaks.</summary>
    protected virtual string Subprotocol => "typedsockets.v1.json";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_way_messages_and_events_are_sent_and_faults_told()
    {
        await using NodePeer server = NodePeer.Start("server/one-way.mjs", Subprotocol);
        await using ChatClient client = await CreateAsync(server);
        var said = new TaskCompletionSource<Said>(TaskCreationOptions.RunContinuationsAsynchronously);
        var failed = new TaskCompletionSource<WsErrorEventArgs>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.OnSaid(said.SetResult);
        client.ErrorReceived += (_, error) => failed.SetResult(error);
        await client.ConnectAsync(Token).Patiently();

        await client.SayAsync(new Say("lobby", "hi"), Token);

        Assert.Equal(new Said("lobby", "hi"), await said.Task.Patiently());
        Assert.Equal(("chat.no_room", "There is no room 'attic'."), ((await failed.Task.Patiently()).Code, (await failed.Task).Message));
        await FinishAsync(client, server);
    }

    [Fact]
    public async Task A_request_gets_its_response()
    {
        await using NodePeer server = NodePeer.Start("server/request.mjs", Subprotocol);
        await using ChatClient client = await ConnectAsync(server);

        History history = await client.GetHistoryAsync(new GetHistory("lobby"), Token).Patiently();

        Assert.Equal([new Said("lobby", "Anybody here?")], history.Messages);
        await FinishAsync(client, server);
    }

    [Fact]
    public async Task An_error_is_thrown_where_the_request_was_made()
    {
        await using NodePeer server = NodePeer.Start("server/error.mjs", Subprotocol);
        await using ChatClient client = await ConnectAsync(server);

        WsException error = await Assert.ThrowsAsync<WsException>(() => client.GetHistoryAsync(new GetHistory("attic"), Token).Patiently());

        Assert.Equal(("chat.no_room", "There is no room 'attic'."), (error.Code, error.Message));
        await FinishAsync(client, server);
    }

    [Fact]
    public async Task A_stream_goes_on_as_it_is_read()
    {
        await using NodePeer server = NodePeer.Start("server/stream.mjs", Subprotocol);
        await using ChatClient client = await ConnectAsync(server);

        Assert.Equal(90, await Lines.CountAsync(client.ReplayAsync(new Replay("lobby", 150), Token), Token).Patiently());
        await FinishAsync(client, server);
    }

    [Fact]
    public async Task A_client_stream_goes_on_as_the_server_grants_credit()
    {
        await using NodePeer server = NodePeer.Start("server/client-stream.mjs", Subprotocol);
        await using ChatClient client = await ConnectAsync(server);

        Assert.Equal(new Stored(100), await client.ImportAsync(new Import("lobby"), Lines.UpTo(100, Token), Token).Patiently());
        await client.AppendAsync(new Append("lobby"), Lines.UpTo(1, Token), Token).Patiently();
        await FinishAsync(client, server);
    }

    [Fact]
    public async Task Items_go_both_ways_under_one_id()
    {
        await using NodePeer server = NodePeer.Start("server/duplex.mjs", Subprotocol);
        await using ChatClient client = await ConnectAsync(server);
        IAsyncEnumerator<Line> shouted = client.ShoutAsync(new Shout(), Lines.UpTo(1, Token), Token).GetAsyncEnumerator(Token);

        Assert.True(await shouted.MoveNextAsync().Patiently());
        Assert.Equal(new Line(1, "LINE 1"), shouted.Current);
        Assert.False(await shouted.MoveNextAsync().Patiently());
        await shouted.DisposeAsync();
        await FinishAsync(client, server);
    }

    [Fact]
    public async Task What_is_given_up_is_canceled_at_the_server()
    {
        await using NodePeer server = NodePeer.Start("server/cancel.mjs", Subprotocol);
        await using ChatClient client = await ConnectAsync(server);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<Line> next = client.NextAsync(new Next("lobby"), enough.Token).AsTask();
        await server.HearAsync("asked");

        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.Patiently());

        IAsyncEnumerator<Line> lines = client.ReplayAsync(new Replay("lobby", 150), Token).GetAsyncEnumerator(Token);
        Assert.True(await lines.MoveNextAsync().Patiently());
        await lines.DisposeAsync().Patiently();
        await server.HearAsync("canceled");
        await FinishAsync(client, server);
    }

    [Fact]
    public async Task The_servers_request_is_answered_refused_or_given_up()
    {
        await using NodePeer server = NodePeer.Start("server/server-request.mjs", Subprotocol);
        await using ChatClient client = await CreateAsync(server);
        var user = new User();
        client.Handle(user);
        await client.ConnectAsync(Token).Patiently();

        await user.Pondering.Task.Patiently();
        await server.TellAsync("cancel");
        await server.HearAsync("canceled");
        await FinishAsync(client, server);
    }

    [Fact]
    public async Task The_server_fetches_a_stream_from_the_client()
    {
        await using NodePeer server = NodePeer.Start("server/server-stream.mjs", Subprotocol);
        await using ChatClient client = await CreateAsync(server);
        client.Handle(new User());
        await client.ConnectAsync(Token).Patiently();

        await server.HearAsync("fetched");
        await FinishAsync(client, server);
    }

    [Fact]
    public async Task A_client_comes_back_after_a_drop_and_after_a_shutdown()
    {
        await using NodePeer server = NodePeer.Start("server/reconnect.mjs", Subprotocol);
        await using ChatClient client = await CreateAsync(server);
        var said = new TaskCompletionSource<Said>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.OnSaid(said.SetResult);
        client.OnConnected(cancellationToken => client.SayAsync(new Say("lobby", "hi"), cancellationToken));

        await client.ConnectAsync(Token).Patiently();

        Assert.Equal(new Said("lobby", "hi"), await said.Task.Patiently());
        await FinishAsync(client, server);
    }

    private async Task<ChatClient> CreateAsync(NodePeer server)
    {
        var options = new WsClientOptions { Reconnect = { InitialDelay = TimeSpan.FromMilliseconds(10) } };
        return new ChatClient(new Uri(await server.HearAsync()), options.UseMessagePack());
    }

    private async Task<ChatClient> ConnectAsync(NodePeer server)
    {
        ChatClient client = await CreateAsync(server);
        await client.ConnectAsync(Token).Patiently();
        return client;
    }

    private static async Task FinishAsync(ChatClient client, NodePeer server)
    {
        await client.CloseAsync(Token).Patiently();
        await server.FinishAsync();
    }

    /// <summary>Answers the first question, refuses the second and ponders the third.</summary>
    private sealed class User : IChatEvents
    {
        private int questions;

        public TaskCompletionSource Pondering { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask SaidAsync(Said message, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public async ValueTask<Confirmed> ConfirmAsync(Confirm request, CancellationToken cancellationToken)
        {
            switch (++questions)
            {
                case 1:
                    return new Confirmed(true);
                case 2:
                    throw new WsException("chat.away", "Nobody is at the keyboard.");
                default:
                    Pondering.SetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                    return new Confirmed(false);
            }
        }

        public IAsyncEnumerable<Line> DraftsAsync(GetDrafts request, CancellationToken cancellationToken) => Lines.UpTo(70, cancellationToken);
    }
}
