using TypedSockets;

namespace Chat;

/// <summary>What the chat server may call on a client.</summary>
[WsContract]
public interface IChatEvents
{
    /// <summary>Somebody said something in a room the client is in.</summary>
    ValueTask SaidAsync(Said message, CancellationToken cancellationToken = default);

    /// <summary>Somebody entered a room the client is in.</summary>
    ValueTask JoinedAsync(Joined message, CancellationToken cancellationToken = default);

    /// <summary>Somebody left a room the client is in.</summary>
    ValueTask LeftAsync(Left message, CancellationToken cancellationToken = default);

    /// <summary>Somebody had what was said in a room forgotten.</summary>
    ValueTask ClearedAsync(Cleared message, CancellationToken cancellationToken = default);

    /// <summary>Asks the person at the client before the server does what they wanted.</summary>
    ValueTask<Confirmed> ConfirmAsync(Confirm request, CancellationToken cancellationToken = default);
}
