using TypedSockets;

namespace Chat;

/// <summary>What a client may ask of the chat server.</summary>
[WsContract(Events = typeof(IChatEvents))]
public interface IChat
{
    /// <summary>Enters a room under a name.</summary>
    ValueTask JoinAsync(Join message, CancellationToken cancellationToken = default);

    /// <summary>Leaves a room.</summary>
    ValueTask LeaveAsync(Leave message, CancellationToken cancellationToken = default);

    /// <summary>Says something to everyone in a room.</summary>
    ValueTask SayAsync(Say message, CancellationToken cancellationToken = default);

    /// <summary>Forgets what was said in a room, once the caller has confirmed it.</summary>
    ValueTask ClearAsync(Clear message, CancellationToken cancellationToken = default);

    /// <summary>Reads what was said in a room, oldest first.</summary>
    ValueTask<History> GetHistoryAsync(GetHistory request, CancellationToken cancellationToken = default);

    /// <summary>Reads who is in a room.</summary>
    ValueTask<Members> GetMembersAsync(GetMembers request, CancellationToken cancellationToken = default);

    /// <summary>Tells of every room that has members now, then of each that changes.</summary>
    IAsyncEnumerable<RoomInfo> WatchRoomsAsync(WatchRooms request, CancellationToken cancellationToken = default);
}
