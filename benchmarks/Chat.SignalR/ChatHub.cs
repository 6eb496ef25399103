using Microsoft.AspNetCore.SignalR;

namespace Chat;

/// <summary>The sample's chat, operation by operation, on SignalR.</summary>
public sealed class ChatHub(ChatLog log, Presence presence, TimeProvider time) : Hub
{
    private const int MaxNameLength = 40;
    private const int MaxTextLength = 4_000;

    private string? Name => Context.Items["name"] as string;

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        foreach (string room in presence.LeaveAll(Context.ConnectionId))
        {
            await Clients.Group(room).SendAsync("Left", new Left(room, Name!, time.GetUtcNow()));
        }
    }

    public async Task Join(Join message)
    {
        Require(IsName(message.Name), $"A name has 1 to {MaxNameLength} characters and no blanks at its ends.");
        Require(IsName(message.Room), $"A room's name has 1 to {MaxNameLength} characters and no blanks at its ends.");
        Require(Name is null || Name == message.Name, $"You are '{Name}' on this connection.");

        Context.Items["name"] = message.Name;
        Context.Items[Key(message.Room)] = true;
        await Groups.AddToGroupAsync(Context.ConnectionId, message.Room);
        if (presence.Enter(message.Room, Context.ConnectionId, message.Name))
        {
            await Clients.OthersInGroup(message.Room).SendAsync("Joined", new Joined(message.Room, message.Name, time.GetUtcNow()));
        }
    }

    public async Task Leave(Leave message)
    {
        RequireMember(message.Room);
        Context.Items.Remove(Key(message.Room));
        await Groups.RemoveFromGroupAsync(Context.ConnectionId, message.Room);
        if (presence.Leave(message.Room, Context.ConnectionId))
        {
            await Clients.Group(message.Room).SendAsync("Left", new Left(message.Room, Name!, time.GetUtcNow()));
        }
    }

    public Task Say(Say message)
    {
        RequireMember(message.Room);
        Require(message.Text.Length is > 0 and <= MaxTextLength, $"A message has 1 to {MaxTextLength} characters.");

        var said = new Said(message.Room, Name!, message.Text, time.GetUtcNow());
        log.Add(said);
        return Clients.Group(message.Room).SendAsync("Said", said);
    }

    public async Task Clear(Clear message)
    {
        RequireMember(message.Room);
        Confirmed answer = await Clients.Caller.InvokeAsync<Confirmed>("Confirm", new Confirm($"Clear the history of '{message.Room}' for everyone?"), CancellationToken.None);
        if (answer.Yes)
        {
            log.Clear(message.Room);
            await Clients.Group(message.Room).SendAsync("Cleared", new Cleared(message.Room, Name!, time.GetUtcNow()));
        }
    }

    public History GetHistory(GetHistory request)
    {
        RequireMember(request.Room);
        return new History(log.Last(request.Room, request.Count));
    }

    public Members GetMembers(GetMembers request)
    {
        RequireMember(request.Room);
        return new Members(request.Room, presence.NamesIn(request.Room));
    }

    public IAsyncEnumerable<RoomInfo> WatchRooms(CancellationToken cancellationToken) => presence.WatchAsync(cancellationToken);

    private static string Key(string room) => "room:" + room;

    private static bool IsName(string text) => text.Length is > 0 and <= MaxNameLength && text.AsSpan().Trim().Length == text.Length;

    private void RequireMember(string room) => Require(Context.Items.ContainsKey(Key(room)), $"Join '{room}' before you speak in it.");

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new HubException(message);
        }
    }
}
