using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets.AspNetCore.Tests;

[WsMessage("guarded.enter")]
public sealed partial record Enter(string Room);

[WsContract]
public interface IGuarded
{
    ValueTask<Done> EnterAsync(Enter request, CancellationToken cancellationToken = default);
}

/// <summary>Decides who may join, for a test.</summary>
public sealed class Doorkeeper
{
    public Func<string, CancellationToken, ValueTask<bool>> Answer { get; set; } = static (_, _) => ValueTask.FromResult(true);

    public int Asked { get; set; }
}

public sealed partial class GuardedEndpoint(Doorkeeper doorkeeper) : WsEndpoint, IGuarded
{
    public override ValueTask<bool> MayJoinAsync(string room, CancellationToken cancellationToken)
    {
        doorkeeper.Asked++;
        return doorkeeper.Answer(room, cancellationToken);
    }

    public async ValueTask<Done> EnterAsync(Enter request, CancellationToken cancellationToken)
    {
        await Connection.JoinAsync(request.Room, cancellationToken);
        return new Done(request.Room);
    }
}

/// <summary>An endpoint decides which rooms its connection may join.</summary>
public sealed class RoomPolicyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Doorkeeper doorkeeper = new();
    private readonly TaskCompletionSource<bool> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_room_that_the_endpoint_refuses_is_not_joined()
    {
        await using MemoryChatServer server = await StartAsync();
        using RawClient client = await server.ConnectAsync();
        doorkeeper.Answer = static (room, _) => ValueTask.FromResult(room == "lobby");

        await client.SendAsync("guarded.enter", """{"room":"vault"}""", "1");
        Assert.Equal("The connection may not join 'vault'.", await client.ReceiveErrorAsync("ws.unauthorized", "1"));
        await client.SendAsync("guarded.enter", """{"room":"lobby"}""", "2");
        await client.ReceiveAsync("work.done");

        Assert.Equal(["lobby"], Rooms(server).Names);
        Assert.Equal(["lobby"], Connection(server).Rooms);
    }

    [Fact]
    public async Task The_endpoint_is_asked_where_others_let_its_connection_join_too()
    {
        await using MemoryChatServer server = await StartAsync();
        using RawClient client = await server.ConnectAsync();
        doorkeeper.Answer = async (_, cancellationToken) => await answer.Task.WaitAsync(cancellationToken);

        Task joining = Connection(server).JoinAsync("vault", Token).AsTask();
        Assert.False(joining.IsCompleted);
        answer.SetResult(false);

        WsException refusal = await Assert.ThrowsAsync<WsException>(() => joining);
        Assert.Equal("ws.unauthorized", refusal.Code);
        Assert.Equal(0, Rooms(server).Count);
    }

    [Fact]
    public async Task The_endpoint_is_not_asked_for_a_room_that_the_connection_is_in()
    {
        await using MemoryChatServer server = await StartAsync();
        using RawClient client = await server.ConnectAsync();
        await Connection(server).JoinAsync("lobby", Token);
        doorkeeper.Answer = static (_, _) => ValueTask.FromResult(false);

        await Connection(server).JoinAsync("lobby", Token);

        Assert.Equal(1, doorkeeper.Asked);
    }

    [Fact]
    public async Task A_room_that_is_joined_twice_at_once_is_joined_once()
    {
        await using MemoryChatServer server = await StartAsync();
        using RawClient client = await server.ConnectAsync();
        doorkeeper.Answer = async (_, _) => await answer.Task;

        Task both = Task.WhenAll(Connection(server).JoinAsync("lobby", Token).AsTask(), Connection(server).JoinAsync("lobby", Token).AsTask());
        answer.SetResult(true);
        await both.WaitAsync(Patience, Token);

        Assert.Equal((2, 1), (doorkeeper.Asked, Rooms(server).CountMembers("lobby")));
        await Connection(server).LeaveAsync("lobby", Token);
        Assert.Equal(0, Rooms(server).Count);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public async Task The_last_place_is_given_once_however_many_rooms_were_asked_for_meanwhile(int maxRooms)
    {
        await using MemoryChatServer server = await StartAsync(options => options.MaxRoomsPerConnection = maxRooms);
        using RawClient client = await server.ConnectAsync();
        doorkeeper.Answer = async (_, _) => await answer.Task;

        Task both = Task.WhenAll(Connection(server).JoinAsync("a", Token).AsTask(), Connection(server).JoinAsync("b", Token).AsTask());
        answer.SetResult(true);

        if (maxRooms == 1)
        {
            WsException refusal = await Assert.ThrowsAsync<WsException>(() => both);
            Assert.Equal("ws.room_limit", refusal.Code);
        }

        await both.ContinueWith(static _ => { }, Token, TaskContinuationOptions.None, TaskScheduler.Default);
        Assert.Equal(maxRooms, Rooms(server).Count);
    }

    [Fact]
    public async Task A_connection_that_ends_while_the_endpoint_is_asked_joins_nothing()
    {
        await using MemoryChatServer server = await StartAsync();
        using RawClient client = await server.ConnectAsync();
        doorkeeper.Answer = async (_, _) => await answer.Task;
        WsConnection connection = Connection(server);

        Task joining = connection.JoinAsync("lobby", Token).AsTask();
        await client.CloseAsync();
        await connection.Peer.Ended.WaitAsync(Patience, Token);
        answer.SetResult(true);

        await Assert.ThrowsAsync<WsDisconnectedException>(() => joining);
        Assert.Equal(0, Rooms(server).Count);
    }

    [Fact]
    public async Task A_join_that_is_given_up_while_the_endpoint_is_asked_joins_nothing()
    {
        await using MemoryChatServer server = await StartAsync();
        using RawClient client = await server.ConnectAsync();
        doorkeeper.Answer = async (_, _) => await answer.Task;
        using var giveUp = new CancellationTokenSource();

        Task joining = Connection(server).JoinAsync("lobby", giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        answer.SetResult(true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => joining);
        Assert.Equal(0, Rooms(server).Count);
    }

    private Task<MemoryChatServer> StartAsync(Action<WsOptions>? configure = null) =>
        MemoryChatServer.StartAsync(configure, builder => builder.Services.AddSingleton(doorkeeper), static app => app.MapTypedSocket<GuardedEndpoint>("/chat"));

    private static WsContext<GuardedEndpoint> Context(MemoryChatServer server) => server.Services.GetRequiredService<WsContext<GuardedEndpoint>>();

    private static WsConnection Connection(MemoryChatServer server) => Context(server).Connections.Single();

    private static WsRooms Rooms(MemoryChatServer server) => Context(server).Rooms;
}
