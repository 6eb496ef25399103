using System.Net;
using Microsoft.Extensions.Logging;

namespace TypedSockets;

/// <summary>What a server logs beside the protocol on its connections. Never a payload or a token.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(51, LogLevel.Debug, "Connection {Connection} of {Endpoint} was opened from {Address}.", EventName = "ConnectionOpened")]
    public static partial void LogConnectionOpened(this ILogger logger, string connection, string endpoint, IPAddress? address);

    [LoggerMessage(52, LogLevel.Debug, "Connection {Connection} of {Endpoint} ended after {Duration} (close code {Code}, by the client: {ByClient}).", EventName = "ConnectionEnded")]
    public static partial void LogConnectionEnded(this ILogger logger, string connection, string endpoint, TimeSpan duration, int? code, bool byClient);

    [LoggerMessage(53, LogLevel.Information, "A handshake with {Endpoint} from {Address} was refused with {Status}: {Reason}", EventName = "HandshakeRefused")]
    public static partial void LogHandshakeRefused(this ILogger logger, string endpoint, IPAddress? address, int status, string reason);
}
