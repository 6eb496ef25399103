using System.Collections.Immutable;
using System.Text;

namespace TypedSockets;

/// <content>The rooms that the connection is in.</content>
public sealed partial class WsConnection
{
    // Also the lock that guards it and the two below: an object less for each connection. Stays as it is once the connection has ended.
    private readonly Dictionary<string, RoomPlace> roomPlaces = new(StringComparer.Ordinal);
    private ImmutableHashSet<string>? roomNames;
    private bool ended;

    /// <summary>
    /// The names of the rooms that the connection is in, as they are at this moment; once it has ended, those that it was in
    /// last, so that <see cref="WsEndpoint.OnDisconnectedAsync"/> can tell them.
    /// </summary>
    public IReadOnlySet<string> Rooms
    {
        get
        {
            lock (roomPlaces)
            {
                return roomNames ??= roomPlaces.Keys.ToImmutableHashSet(StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Joins a room; being in it already is no error.</summary>
    /// <param name="room">The name of the room, 1 to <see cref="WsOptions.MaxRoomNameBytes"/> bytes of UTF-8.</param>
    /// <param name="cancellationToken">Gives up before the connection has joined.</param>
    /// <returns>Completes when messages to the room reach this connection.</returns>
    /// <exception cref="WsException">
    /// The name is too long, or the connection is in too many rooms: <c>ws.room_limit</c>.
    /// <see cref="WsEndpoint.MayJoinAsync"/> refused it: <c>ws.unauthorized</c>.
    /// </exception>
    /// <exception cref="WsDisconnectedException">The connection has ended.</exception>
    public ValueTask JoinAsync(string room, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(room);
        cancellationToken.ThrowIfCancellationRequested();
        int bytes = Encoding.UTF8.GetByteCount(room);
        if (bytes is 0 || bytes > hub.Options.MaxRoomNameBytes)
        {
            throw new WsException(ErrorCodes.RoomLimit, $"A room's name has 1 to {hub.Options.MaxRoomNameBytes} bytes of UTF-8; this one has {bytes}.", inner: null);
        }

        lock (roomPlaces)
        {
            if (IsIn(room))
            {
                return ValueTask.CompletedTask;
            }
        }

        ValueTask<bool> asking = Endpoint.MayJoinAsync(room, cancellationToken);
        if (!asking.IsCompletedSuccessfully)
        {
            return JoinSlowAsync(room, asking, cancellationToken);
        }

        Join(room, asking.Result);
        return ValueTask.CompletedTask;
    }

    /// <summary>Leaves a room; not being in it is no error.</summary>
    /// <param name="room">The name of the room.</param>
    /// <param name="cancellationToken">Gives up before the connection has left.</param>
    /// <returns>Completes when messages to the room no longer reach this connection.</returns>
    public ValueTask LeaveAsync(string room, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(room);
        cancellationToken.ThrowIfCancellationRequested();
        lock (roomPlaces)
        {
            if (!ended && roomPlaces.Remove(room, out RoomPlace? place))
            {
                hub.RoomTable.Leave(room, place);
                roomNames = null;
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Leaves every room, for good. <see cref="Rooms"/> still tells which they were.</summary>
    internal void End()
    {
        lock (roomPlaces)
        {
            ended = true;
            foreach ((string room, RoomPlace place) in roomPlaces)
            {
                hub.RoomTable.Leave(room, place);
            }
        }
    }

    private async ValueTask JoinSlowAsync(string room, ValueTask<bool> asking, CancellationToken cancellationToken)
    {
        bool allowed = await asking.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        Join(room, allowed);
    }

    private void Join(string room, bool allowed)
    {
        if (!allowed)
        {
            throw new WsException(ErrorCodes.Unauthorized, $"The connection may not join '{room}'.", inner: null);
        }

        // While the endpoint was asked the connection may have ended, joined the room or filled its last place.
        lock (roomPlaces)
        {
            if (!IsIn(room))
            {
                roomPlaces.Add(room, hub.RoomTable.Join(room, this));
                roomNames = null;
            }
        }
    }

    /// <summary>Under the lock: true where the connection is in the room, false where it can join it; throws where it can't.</summary>
    private bool IsIn(string room)
    {
        if (ended)
        {
            throw new WsDisconnectedException($"The connection '{Id}' has ended and can't join '{room}'.");
        }

        if (roomPlaces.ContainsKey(room))
        {
            return true;
        }

        if (roomPlaces.Count >= hub.Options.MaxRoomsPerConnection)
        {
            throw new WsException(ErrorCodes.RoomLimit, $"The connection is in {roomPlaces.Count} rooms, the most that are allowed. Leave one before you join '{room}'.", inner: null);
        }

        return false;
    }
}
