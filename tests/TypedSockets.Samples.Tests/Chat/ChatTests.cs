using System.Threading.Channels;
using Chat;

namespace TypedSockets.Samples.Chat;

/// <summary>The chat's server and its generated client, over real sockets.</summary>
public sealed class ChatTests : IAsyncLifetime
{
    private RunningServer server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await RunningServer.StartAsync(ChatServer.Create);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task What_one_says_the_others_hear_and_the_room_remembers()
    {
        await using var ada = await ConnectAsync("Ada", "lobby");
        await using var grace = await ConnectAsync("Grace", "lobby");
        var heard = Channel.CreateBounded<Said>(10);
        using var subscription = grace.OnSaid(said => heard.Writer.TryWrite(said));

        await ada.SayAsync(new Say("lobby", "Hello"), Cancellation);

        var said = await heard.Reader.ReadAsync(Cancellation);
        Assert.Equal(("lobby", "Ada", "Hello"), (said.Room, said.Name, said.Text));
        var history = await grace.GetHistoryAsync(new GetHistory("lobby"), Cancellation);
        Assert.Equal([said], history.Messages);
    }

    [Fact]
    public async Task Who_comes_and_goes_is_announced_and_listed()
    {
        await using var ada = await ConnectAsync("Ada", "lobby");
        var events = Channel.CreateBounded<string>(10);
        using var joined = ada.OnJoined(message => events.Writer.TryWrite($"{message.Name} joined"));
        using var left = ada.OnLeft(message => events.Writer.TryWrite($"{message.Name} left"));

        await using (await ConnectAsync("Grace", "lobby"))
        {
            Assert.Equal("Grace joined", await events.Reader.ReadAsync(Cancellation));
            Assert.Equal(["Ada", "Grace"], (await ada.GetMembersAsync(new GetMembers("lobby"), Cancellation)).Names);
        }

        Assert.Equal("Grace left", await events.Reader.ReadAsync(Cancellation));
        Assert.Equal(["Ada"], (await ada.GetMembersAsync(new GetMembers("lobby"), Cancellation)).Names);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_room_is_cleared_only_where_its_member_confirms(bool yes, int remembered)
    {
        await using var ada = await ConnectAsync("Ada", "lobby");
        await ada.SayAsync(new Say("lobby", "Forget this"), Cancellation);
        using var confirm = ada.OnConfirm(request =>
        {
            Assert.Equal("Clear the history of 'lobby' for everyone?", request.Question);
            return ValueTask.FromResult(new Confirmed(yes));
        });

        await ada.ClearAsync(new Clear("lobby"), Cancellation);

        Assert.Equal(remembered, (await ada.GetHistoryAsync(new GetHistory("lobby"), Cancellation)).Messages.Count);
    }

    [Fact]
    public async Task Whoever_watches_learns_of_rooms_that_open_and_close()
    {
        await using var ada = await ConnectAsync("Ada", "lobby");
        await using var rooms = ada.WatchRoomsAsync(new WatchRooms(), Cancellation).GetAsyncEnumerator(Cancellation);
        await UntilAsync(rooms, new RoomInfo("lobby", 1));
        await using (await ConnectAsync("Grace", "attic"))
        {
            await UntilAsync(rooms, new RoomInfo("attic", 1));
        }

        await UntilAsync(rooms, new RoomInfo("attic", 0));
    }

    [Fact]
    public async Task Who_is_not_in_a_room_may_not_speak_in_it()
    {
        await using var ada = await ConnectAsync("Ada", "lobby");
        TaskCompletionSource<WsErrorEventArgs> failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ada.ErrorReceived += (_, error) => failed.TrySetResult(error);

        await ada.SayAsync(new Say("attic", "Hello?"), Cancellation);

        var error = await failed.Task.WaitAsync(Cancellation);
        Assert.Equal(("chat.not_joined", "Join 'attic' before you speak in it."), (error.Code, error.Message));
    }

    /// <summary>Waits for a count, past others: two changes may be told as one.</summary>
    private static async Task UntilAsync(IAsyncEnumerator<RoomInfo> rooms, RoomInfo expected)
    {
        while (await rooms.MoveNextAsync() && rooms.Current != expected)
        {
        }

        Assert.Equal(expected, rooms.Current);
    }

    /// <summary>A client that is in a room: the answer to a request comes after what was sent before it.</summary>
    private async Task<ChatClient> ConnectAsync(string name, string room)
    {
        ChatClient chat = new(server.Socket("/chat"));
        await chat.ConnectAsync(Cancellation);
        await chat.JoinAsync(new Join(room, name), Cancellation);
        await chat.GetMembersAsync(new GetMembers(room), Cancellation);
        return chat;
    }
}
