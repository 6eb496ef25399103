using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace TypedSockets;

/// <summary>One accepted WebSocket: who it is, which rooms it is in, and what can be sent to it. All members may be called from any thread.</summary>
public sealed partial class WsConnection : IRoomMember
{
    private readonly WsHub hub;
    private readonly TimeProvider timeProvider;
    private ConcurrentDictionary<object, object?>? items;

    internal WsConnection(WsHub hub, HttpContext context)
    {
        this.hub = hub;
        timeProvider = hub.TimeProvider;
        Id = ConnectionId.New();
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
    public IDictionary<object, object?> Items => LazyInitializer.EnsureInitialized(ref items, static () => new ConcurrentDictionary<object, object?>());

    /// <summary>Where the connection comes from, after forwarded headers; <see langword="null"/> where the transport has no addresses.</summary>
    public IPAddress? RemoteAddress { get; }

    /// <summary>When the handshake was accepted.</summary>
    public DateTimeOffset ConnectedAt { get; }

    /// <summary>When something was last received: a message, a part of one, the answer to a ping.</summary>
    public DateTimeOffset LastSeen => timeProvider.GetUtcNow() - timeProvider.GetElapsedTime(Peer.LastReceived);

    /// <summary>The claim <see cref="ClaimTypes.NameIdentifier"/> of <see cref="User"/>, by which <c>User(userId)</c> finds the connection.</summary>
    internal string? UserId { get; }

    internal Peer Peer { get; set; } = null!;

    /// <summary>Where the hub keeps the connection, once it has added it.</summary>
    internal HubPlace Place { get; set; }

    /// <summary>How much the client may send; <see langword="null"/> where that is not limited.</summary>
    internal MessageRate? Rate { get; set; }

    /// <summary>The endpoint that serves the connection.</summary>
    internal WsEndpoint Endpoint { get; set; } = null!;

    /// <summary>Sends a one-way message to this connection.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives up waiting for room in the send queue.</param>
    /// <returns>Completes when the message is in the bounded send queue.</returns>
    /// <exception cref="WsException">The message exceeds <see cref="WsConnectionOptions.MaxMessageBytes"/>: <c>ws.too_large</c>.</exception>
    /// <exception cref="WsDisconnectedException">The connection has ended, or had no room within <see cref="WsSendQueueOptions.MaxWait"/>.</exception>
    public ValueTask SendAsync<T>(T message, CancellationToken cancellationToken = default)
        where T : IWsMessage<T> => hub.SendObserver is { } observer ? SendAsync(message, observer, cancellationToken) : Peer.SendAsync(message, cancellationToken);

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

    WireProtocol IRoomMember.Protocol => Peer.Protocol;

    void IRoomMember.SendEvent(Frame frame) => Peer.SendEvent(frame);

    private async ValueTask SendAsync<T>(T message, ISendObserver observer, CancellationToken cancellationToken)
        where T : IWsMessage<T>
    {
        await Peer.SendAsync(message, cancellationToken).ConfigureAwait(false);
        observer.Sent(new TargetName(TargetKind.Client, Id), message);
    }
}
