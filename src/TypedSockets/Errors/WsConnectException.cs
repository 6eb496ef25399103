using System.Net;

namespace TypedSockets;

/// <summary>A client could not connect.</summary>
public sealed class WsConnectException : WsException
{
    internal WsConnectException(string message, HttpStatusCode? statusCode = null, Exception? inner = null)
        : base(ErrorCodes.ConnectFailed, message, inner) => StatusCode = statusCode;

    /// <summary>What the server answered the opening handshake with, where it answered.</summary>
    public HttpStatusCode? StatusCode { get; }
}
