using TypedSockets;

namespace Chat;

/// <summary>One person in the chat.</summary>
public sealed partial class ChatEndpoint(ChatLog log, Presence presence) : WsEndpoint<IChatEvents>, IChat
{
    private const int MaxNameLength = 40;
    private const int MaxTextLength = 4_000;

    private string? name;

    /// <inheritdoc/>
    public override async ValueTask OnDisconnectedAsync(WsDisconnect disconnect)
    {
        foreach (var room in presence.LeaveAll(Connection.Id))
        {
            await Room(room).LeftAsync(new Left(room, name!, TimeProvider.GetUtcNow()));
        }
    }

    /// <inheritdoc/>
    public async ValueTask JoinAsync(Join message, CancellationToken cancellationToken)
    {
        Require(IsName(message.Name), "chat.bad_name", $"A name has 1 to {MaxNameLength} characters and no blanks at its ends.");
        Require(IsName(message.Room), "chat.bad_room", $"A room's name has 1 to {MaxNameLength} characters and no blanks at its ends.");
        Require(name is null || name == message.Name, "chat.named", $"You are '{name}' on this connection.");

        name = message.Name;
        await Connection.JoinAsync(message.Room, cancellationToken);
        if (presence.Enter(message.Room, Connection.Id, name))
        {
            await OthersIn(message.Room).JoinedAsync(new Joined(message.Room, name, TimeProvider.GetUtcNow()), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask LeaveAsync(Leave message, CancellationToken cancellationToken)
    {
        RequireMember(message.Room);
        await Connection.LeaveAsync(message.Room, cancellationToken);
        if (presence.Leave(message.Room, Connection.Id))
        {
            await Room(message.Room).LeftAsync(new Left(message.Room, name!, TimeProvider.GetUtcNow()), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public ValueTask SayAsync(Say message, CancellationToken cancellationToken)
    {
        RequireMember(message.Room);
        Require(message.Text.Length is > 0 and <= MaxTextLength, "chat.bad_text", $"A message has 1 to {MaxTextLength} characters.");

        var said = new Said(message.Room, name!, message.Text, TimeProvider.GetUtcNow());
        log.Add(said);
        return Room(message.Room).SaidAsync(said, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask ClearAsync(Clear message, CancellationToken cancellationToken)
    {
        RequireMember(message.Room);
        var answer = await Caller.ConfirmAsync(new Confirm($"Clear the history of '{message.Room}' for everyone?"), cancellationToken);
        if (answer.Yes)
        {
            log.Clear(message.Room);
            await Room(message.Room).ClearedAsync(new Cleared(message.Room, name!, TimeProvider.GetUtcNow()), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public ValueTask<History> GetHistoryAsync(GetHistory request, CancellationToken cancellationToken)
    {
        RequireMember(request.Room);
        return ValueTask.FromResult(new History(log.Last(request.Room, request.Count)));
    }

    /// <inheritdoc/>
    public ValueTask<Members> GetMembersAsync(GetMembers request, CancellationToken cancellationToken)
    {
        RequireMember(request.Room);
        return ValueTask.FromResult(new Members(request.Room, presence.NamesIn(request.Room)));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<RoomInfo> WatchRoomsAsync(WatchRooms request, CancellationToken cancellationToken) =>
        presence.WatchAsync(cancellationToken);

    private static bool IsName(string text) => text.Length is > 0 and <= MaxNameLength && text.AsSpan().Trim().Length == text.Length;

    private void RequireMember(string room) =>
        Require(Connection.Rooms.Contains(room), "chat.not_joined", $"Join '{room}' before you speak in it.");

    private static void Require(bool condition, string code, string message)
    {
        if (!condition)
        {
            throw new WsException(code, message);
        }
    }
}
