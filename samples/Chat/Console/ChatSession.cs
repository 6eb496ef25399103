using TypedSockets;

namespace Chat;

/// <summary>One person at a terminal: reads lines, prints what happens.</summary>
internal sealed class ChatSession(ChatClient chat, string name, IReadOnlyList<string> rooms) : IChatEvents
{
    private const string Help = "Write to talk. /join ROOM, /leave, /who, /rooms, /clear, /help, /quit";

    private readonly List<string> joined = [];
    private TaskCompletionSource<bool>? question;
    private string room = "";

    public async Task RunAsync(TextReader input)
    {
        using var events = chat.Handle(this);
        chat.ErrorReceived += (_, error) => Console.WriteLine($"! {error.Message} ({error.Code})");
        await chat.ConnectAsync();
        foreach (var name in rooms)
        {
            await JoinAsync(name);
        }

        Console.WriteLine(Help);
        while (await input.ReadLineAsync() is { } line && line.Trim() != "/quit")
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

    public ValueTask SaidAsync(Said message, CancellationToken cancellationToken) =>
        Print($"{message.At.ToLocalTime():HH:mm} #{message.Room} {message.Name}: {message.Text}");

    public ValueTask JoinedAsync(Joined message, CancellationToken cancellationToken) => Print($"      #{message.Room} {message.Name} joined");

    public ValueTask LeftAsync(Left message, CancellationToken cancellationToken) => Print($"      #{message.Room} {message.Name} left");

    public ValueTask ClearedAsync(Cleared message, CancellationToken cancellationToken) => Print($"      #{message.Room} {message.Name} cleared the history");

    /// <summary>Asks the person; the next line is the answer.</summary>
    public async ValueTask<Confirmed> ConfirmAsync(Confirm request, CancellationToken cancellationToken)
    {
        Console.WriteLine($"? {request.Question} (y/n)");
        question = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var canceled = cancellationToken.Register(() => question.TrySetResult(false));
        return new Confirmed(await question.Task);
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
            case ["/join", var name]:
                await JoinAsync(name);
                break;
            case ["/leave"]:
                await chat.LeaveAsync(new Leave(room));
                joined.Remove(room);
                room = joined.LastOrDefault("");
                break;
            case ["/who"]:
                Console.WriteLine($"      #{room} {string.Join(", ", (await chat.GetMembersAsync(new GetMembers(room))).Names)}");
                break;
            case ["/rooms"]:
                await PrintRoomsAsync();
                break;
            case ["/clear"]:
                await chat.ClearAsync(new Clear(room));
                break;
            case [['/', ..], ..]:
                Console.WriteLine(Help);
                break;
            case [not "", ..]:
                await chat.SayAsync(new Say(room, line));
                break;
        }
    }

    private async Task JoinAsync(string name1)
    {
        await chat.JoinAsync(new Join(name1, name));
        var history = await chat.GetHistoryAsync(new GetHistory(name1, 20));
        foreach (var said in history.Messages)
        {
            await SaidAsync(said, CancellationToken.None);
        }

        joined.Remove(name1);
        joined.Add(room = name1);
        Console.WriteLine($"      #{name1} you joined; what you write goes there");
    }

    /// <summary>Prints the rooms there are, which the stream tells first, and watches no longer.</summary>
    private async Task PrintRoomsAsync()
    {
        var count = 0;
        await foreach (var info in chat.WatchRoomsAsync(new WatchRooms()))
        {
            Console.WriteLine($"      #{info.Room}: {info.Members}");
            count++;
        }
    }

    private static ValueTask Print(string line)
    {
        Console.WriteLine(line);
        return ValueTask.CompletedTask;
    }
}
