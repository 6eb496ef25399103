using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace TypedSockets;

/// <summary>One accepted WebSocket: who it is, which rooms it is in, and what can be sent to it. All members may be called from any thread.</summary>
public sealed class WsConnection : IRoomMember
{
    private readonly WsHub hub;
    private readonly TimeProvider timeProvider;
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> roomSlots = new(StringComparer.Ordinal);
    private ImmutableHashSet<string> rooms = ImmutableHashSet.Create<string>(StringComparer.Ordinal);
    private bool ended;

    internal WsConnection(WsHub hub, HttpContext context)
    {
        this.hub = hub;
        timeProvider = hub.TimeProvider;
        Id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        User = context.User;
        UserId = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        RemoteAddress = context.Connection.RemoteIpAddress;
        ConnectedAt = timeProvider.GetUtcNow();
    }

    /// <summary>The id of the connection: 22 characters that can't be guessed, and the client's <c>clientId</c>.</summary>
    public string Id { get; }

    /// <summary>Who authenticated in the handshake; without an identity where nobody did.</summary>
    public ClaimsPrincipal User { get; }

    /// <summary>Whatever the application wants to remember of the connection. Safe to use from any thread.</summary>
    public IDictionary<object, object?> Items { get; } = new ConcurrentDictionary<object, object?>();

    /// <summary>Where the connection comes from, after forwarded headers; <see langword="null"/> where the transport has no addresses.</summary>
    public IPAddress? RemoteAddress { get; }

    /// <summary>When the handshake was accepted.</summary>
    public DateTimeOffset ConnectedAt { get; }

    /// <summary>When something was last received: a message, a part of one, the answer to a ping.</summary>
    public DateTimeOffset LastSeen => timeProvider.GetUtcNow() - timeProvider.GetElapsedTime(Peer.LastReceived);

    /// <summary>
    /// The names of the rooms that the connection is in, as they are at this moment; once it has ended, those that it was in
    /// last, so that <see cref="WsEndpoint.OnDisconnectedAsync"/> can tell them.
    /// </summary>
    public IReadOnlySet<string> Rooms => Volatile.Read(ref rooms);

    /// <summary>The claim <see cref="ClaimTypes.NameIdentifier"/> of <see cref="User"/>, by which <c>User(userId)</c> finds the connection.</summary>
    internal string? UserId { get; }

    internal Peer Peer { get; set; } = null!;

    /// <summary>Joins a room; being in it already is no error.</summary>
    /// <param name="room">The name of the room, 1 to <see cref="WsOptions.MaxRoomNameBytes"/> bytes of UTF-8.</param>
    /// <param name="cancellationToken">Gives up before the connection has joined.</param>
    /// <returns>Completes when messages to the room reach this connection.</returns>
    /// <exception cref="WsException">The name is too long, or the connection is in too many rooms: <c>ws.room_limit</c>.</exception>
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

        lock (gate)
        {
            if (ended)
            {
                throw new WsDisconnectedException($"The connection '{Id}' has ended and can't join '{room}'.");
            }

            if (roomSlots.ContainsKey(room))
            {
                return ValueTask.CompletedTask;
            }

            if (roomSlots.Count >= hub.Options.MaxRoomsPerConnection)
            {
                throw new WsException(ErrorCodes.RoomLimit, $"The connection is in {roomSlots.Count} rooms, the most that are allowed. Leave one before you join '{room}'.", inner: null);
            }

            roomSlots.Add(room, hub.RoomTable.Join(room, this));
            Volatile.Write(ref rooms, rooms.Add(room));
        }

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
        lock (gate)
        {
            if (roomSlots.Remove(room, out int slot))
            {
                hub.RoomTable.Leave(room, slot);
                Volatile.Write(ref rooms, rooms.Remove(room));
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Sends a one-way message to this connection.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives up waiting for room in the send queue.</param>
    /// <returns>Completes when the message is in the bounded send queue.</returns>
    /// <exception cref="WsException">The message exceeds <see cref="WsConnectionOptions.MaxMessageBytes"/>: <c>ws.too_large</c>.</exception>
    /// <exception cref="WsDisconnectedException">The connection has ended, or had no room within <see cref="WsSendQueueOptions.MaxWait"/>.</exception>
    public ValueTask SendAsync<T>(T message, CancellationToken cancellationToken = default)
        where T : IWsMessage<T> => Peer.SendAsync(message, cancellationToken);

    /// <summary>
    /// Closes the connection: what is queued is sent, then the close frame, and the client's is awaited for
    /// <see cref="WsConnectionOptions.CloseTimeout"/>.
    /// </summary>
    /// <param name="code">The close code (RFC 6455 section 7.4): 1000 to 1014 but for 1004 to 1006, or 3000 to 4999.</param>
    /// <param name="reason">Why, for the client, at most 123 bytes of UTF-8.</param>
    /// <returns>Completes when the connection has ended.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The code may not be sent, or the reason is too long.</exception>
    public async ValueTask CloseAsync(int code = 1000, string reason = "")
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (!CloseFrame.MaySend(code))
        {
            throw new ArgumentOutOfRangeException(nameof(code), code, "A close code is 1000 to 1003, 1007 to 1014, or 3000 to 4999.");
        }

        if (Encoding.UTF8.GetByteCount(reason) > CloseFrame.MaxReasonBytes)
        {
            throw new ArgumentOutOfRangeException(nameof(reason), reason, $"A close reason has at most {CloseFrame.MaxReasonBytes} bytes of UTF-8.");
        }

        Peer.Close(code, reason);
        await Peer.Ended.ConfigureAwait(false);
    }

    /// <summary>Cuts the connection off at once, without a close frame.</summary>
    public void Abort() => Peer.Abort();

    void IRoomMember.SendEvent(Frame frame) => Peer.SendEvent(frame);

    /// <summary>Leaves every room, for good. <see cref="Rooms"/> still tells which they were.</summary>
    internal void End()
    {
        lock (gate)
        {
            ended = true;
            foreach ((string room, int slot) in roomSlots)
            {
                hub.RoomTable.Leave(room, slot);
            }

            roomSlots.Clear();
        }
    }
}
