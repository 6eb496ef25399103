using System.Reflection.PortableExecutable;
using System.Threading.Channels;
using Chat;

namespace TypedSockets.Native.Tests;

/// <summary>What the chat's server does as a native program, to clients over real sockets.</summary>
public sealed class NativeChatTests(NativeChat chat)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void It_is_published_without_a_warning_of_trimming_or_of_native_code()
    {
        Assert.DoesNotContain("warning", chat.Published.Output, StringComparison.OrdinalIgnoreCase);
        using FileStream program = File.OpenRead(Path.Combine(chat.Folder, "Chat.Server"));
        Assert.Throws<BadImageFormatException>(() => new PEReader(program).PEHeaders);
        Assert.Empty(Directory.EnumerateFiles(chat.Folder, "*.dll"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_takes_messages_answers_requests_streams_and_tells_a_room(bool isBinary)
    {
        var (server, url) = await chat.StartAsync();
        await using var running = server;
        await using ChatClient ada = await EnterAsync(url, "Ada", "lobby", isBinary);
        await using ChatClient grace = await EnterAsync(url, "Grace", "lobby", !isBinary);
        Channel<Said> heard = Channel.CreateBounded<Said>(10);
        using IDisposable subscription = grace.OnSaid(said => heard.Writer.TryWrite(said));

        await ada.SayAsync(new Say("lobby", "Hello from native code"), Cancellation);

        Said said = await heard.Reader.ReadAsync(Cancellation);
        Assert.Equal(("lobby", "Ada", "Hello from native code"), (said.Room, said.Name, said.Text));
        Assert.Equal([said], (await grace.GetHistoryAsync(new GetHistory("lobby"), Cancellation)).Messages);
        await foreach (RoomInfo room in ada.WatchRoomsAsync(new WatchRooms(), Cancellation))
        {
            Assert.Equal(new RoomInfo("lobby", 2), room);
            break;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_asks_back_and_refuses_what_does_not_fit(bool isBinary)
    {
        var (server, url) = await chat.StartAsync();
        await using var running = server;
        await using ChatClient ada = await EnterAsync(url, "Ada", "lobby", isBinary);
        using IDisposable answers = ada.OnConfirm(_ => ValueTask.FromResult(new Confirmed(Yes: true)));
        TaskCompletionSource<string> refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ada.ErrorReceived += (_, error) => refused.TrySetResult(error.Code);

        await ada.SayAsync(new Say("lobby", "Forget this"), Cancellation);
        await ada.ClearAsync(new Clear("lobby"), Cancellation);
        await ada.SayAsync(new Say("attic", "Who is there?"), Cancellation);

        Assert.Empty((await ada.GetHistoryAsync(new GetHistory("lobby"), Cancellation)).Messages);
        Assert.Equal("chat.not_joined", await refused.Task.WaitAsync(Cancellation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Its_clients_come_back_after_it_was_killed(bool isBinary)
    {
        var (first, url) = await chat.StartAsync();
        await using ChatClient ada = await EnterAsync(url, "Ada", "lobby", isBinary);
        Channel<WsClientState> states = Channel.CreateUnbounded<WsClientState>();
        ada.StateChanged += (_, change) => states.Writer.TryWrite(change.NewState);

        await first.DisposeAsync();
        while (await states.Reader.ReadAsync(Cancellation) == WsClientState.Connected)
        {
        }

        var (second, _) = await chat.StartAsync(url);
        await using var running = second;
        while (await states.Reader.ReadAsync(Cancellation) != WsClientState.Connected)
        {
        }

        await ada.JoinAsync(new Join("lobby", "Ada"), Cancellation);
        Assert.Equal(["Ada"], (await ada.GetMembersAsync(new GetMembers("lobby"), Cancellation)).Names);
    }

    /// <summary>A client that is in a room: the answer to a request comes after what was sent before it.</summary>
    private static async Task<ChatClient> EnterAsync(string url, string name, string room, bool isBinary)
    {
        var options = new WsClientOptions { Reconnect = { InitialDelay = TimeSpan.FromMilliseconds(50), MaxDelay = TimeSpan.FromSeconds(1) } };
        var client = new ChatClient(new Uri($"ws{url["http".Length..]}/chat"), isBinary ? options.UseMessagePack() : options);
        await client.ConnectAsync(Cancellation);
        await client.JoinAsync(new Join(room, name), Cancellation);
        await client.GetMembersAsync(new GetMembers(room), Cancellation);
        return client;
    }
}
