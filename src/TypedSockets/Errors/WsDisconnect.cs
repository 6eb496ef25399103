namespace TypedSockets;

/// <summary>How a connection ended.</summary>
/// <param name="Code">
/// The close code (RFC 6455 section 7.4), or <see langword="null"/> where the connection broke without a close frame.
/// </param>
/// <param name="Reason">The close reason, which is an error code of the protocol where the protocol closed; may be empty.</param>
/// <param name="ByPeer">True where the other side closed.</param>
/// <param name="Exception">What broke the connection, where something did.</param>
public sealed record WsDisconnect(int? Code, string Reason, bool ByPeer, Exception? Exception = null)
{
    /// <summary>True where both sides ended the connection with a close frame.</summary>
    public bool IsClean => Code is not null && Exception is null;
}
