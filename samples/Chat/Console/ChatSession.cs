using System.Collections.Concurrent;
using System.Collections.Immutable;
using TypedSockets;

namespace Chat;

/// <summary>One person at a terminal: reads lines, prints what happens.</summary>
internal sealed class ChatSession(ChatClient chat, string name) : IChatEvents
{
    private const string Help = "Write to talk. /join ROOM, /leave, /who, /rooms, /clear, /help, /quit";

    /// <summary>All rooms there are, and how many are in them.</summary>
    private readonly ConcurrentDictionary<string, int> rooms = new(StringComparer.Ordinal);

    /// <summary>The rooms this person is in; what is written goes to the last.</summary>
    private ImmutableList<string> joined = [];

    /// <summary>What the server has asked and the person has not answered.</summary>
    private TaskCompletionSource<bool>? question;

    private string Room => joined.LastOrDefault("");

    /// <summary>Talks until the input ends.</summary>
    public async Task RunAsync(TextReader input, IEnumerable<string> firstRooms)
    {
        using var events = chat.Handle(this);
        using var connected = chat.OnConnected(ReturnAsync);
        chat.ErrorReceived += (_, error) => Console.WriteLine($"! {error.Message} ({error.Code})");
        chat.StateChanged += (_, change) => Console.WriteLine($"      {change.NewState}");
        await chat.ConnectAsync();
        foreach (var room in firstRooms)
        {
            await EnterAsync(room);
        }

        Console.WriteLine(Help);
        while (await input.ReadLineAsync() is { } line && line.Trim() is not "/quit")
        {
            try
            {
                await ObeyAsync(line.Trim());
            }
            catch (WsException error)
            {
                Console.WriteLine($"! {error.Message} ({error.Code})");
            }
        }
    }

    public ValueTask SaidAsync(Said message, CancellationToken cancellationToken) => PrintAsync(message.Room, $"{message.At.ToLocalTime():HH:mm} {message.Name}: {message.Text}");

    public ValueTask JoinedAsync(Joined message, CancellationToken cancellationToken) => PrintAsync(message.Room, $"{message.Name} joined");

    public ValueTask LeftAsync(Left message, CancellationToken cancellationToken) => PrintAsync(message.Room, $"{message.Name} left");

    public ValueTask ClearedAsync(Cleared message, CancellationToken cancellationToken) => PrintAsync(message.Room, $"{message.Name} cleared the history");

    /// <summary>Asks the person; the next line is the answer.</summary>
    public async ValueTask<Confirmed> ConfirmAsync(Confirm request, CancellationToken cancellationToken)
    {
        Console.WriteLine($"? {request.Question} (y/n)");
        TaskCompletionSource<bool> asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref question, asked);
        return new Confirmed(await asked.Task.WaitAsync(cancellationToken));
    }

    private async Task ObeyAsync(string line)
    {
        if (Interlocked.Exchange(ref question, null) is { } asked)
        {
            asked.TrySetResult(line is "y" or "yes");
            return;
        }

        switch (line.Split(' ', 2))
        {
            case ["/join", var room]:
                await EnterAsync(room);
                break;
            case ["/leave"]:
                await chat.LeaveAsync(new Leave(Room));
                joined = joined.Remove(Room);
                break;
            case ["/who"]:
                var members = await chat.GetMembersAsync(new GetMembers(Room));
                await PrintAsync(Room, string.Join(", ", members.Names));
                break;
            case ["/rooms"]:
                foreach (var (room, count) in rooms.OrderBy(room => room.Key, StringComparer.Ordinal))
                {
                    await PrintAsync(room, $"{count} here");
                }

                break;
            case ["/clear"]:
                await chat.ClearAsync(new Clear(Room));
                break;
            case [['/', ..], ..]:
                Console.WriteLine(Help);
                break;
            case [not "", ..] when Room is "":
                Console.WriteLine("! Enter a room first: /join ROOM");
                break;
            case [not "", ..]:
                await chat.SayAsync(new Say(Room, line));
                break;
        }
    }

    private async Task EnterAsync(string room)
    {
        await chat.JoinAsync(new Join(room, name));
        var history = await chat.GetHistoryAsync(new GetHistory(room, 20));
        foreach (var said in history.Messages)
        {
            await SaidAsync(said, CancellationToken.None);
        }

        joined = joined.Remove(room).Add(room);
        await PrintAsync(room, "you joined; what you write goes here");
    }

    /// <summary>After every connect: the server knows nothing of the connection before.</summary>
    private async ValueTask ReturnAsync(CancellationToken cancellationToken)
    {
        foreach (var room in joined)
        {
            await chat.JoinAsync(new Join(room, name), cancellationToken);
        }

        _ = WatchAsync(cancellationToken);
    }

    /// <summary>Keeps count of the rooms until the connection ends.</summary>
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        rooms.Clear();
        try
        {
            await foreach (var info in chat.WatchRoomsAsync(new WatchRooms(), cancellationToken))
            {
                rooms[info.Room] = info.Members;
                if (info.Members == 0)
                {
                    rooms.TryRemove(info.Room, out _);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WsException)
        {
            // The next connection watches again.
        }
    }

    private static ValueTask PrintAsync(string room, string text)
    {
        Console.WriteLine($"#{room,-12} {text}");
        return ValueTask.CompletedTask;
    }
}
