namespace TypedSockets;

/// <summary>The right to send one call on a connection.</summary>
internal readonly record struct SendTurn(Peer Peer, BufferedTurn? Buffered) : IDisposable
{
    /// <summary>Lets the next go: the call was sent.</summary>
    public void Dispose() => Buffered?.Release();
}
