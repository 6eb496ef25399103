namespace TypedSockets;

/// <summary>More requests or streams would be open than the bound allows. Nothing was sent.</summary>
public sealed class WsBusyException : WsException
{
    internal WsBusyException(string message)
        : base(ErrorCodes.Busy, message, inner: null)
    {
    }
}
