using Microsoft.Extensions.Logging;

namespace TypedSockets;

/// <summary>What a client logs beside the life of its connections. Never a payload.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(111, LogLevel.Warning, "The server refused a one-way message with {Code}: {Reason}", EventName = "ClientErrorReceived")]
    public static partial void LogErrorReceived(this ILogger logger, string code, string reason);

    [LoggerMessage(112, LogLevel.Warning, "The one-way message {Type} was not sent and is lost: {Reason}", EventName = "ClientMessageLost")]
    public static partial void LogMessageLost(this ILogger logger, string type, string reason);

    [LoggerMessage(116, LogLevel.Warning, "The connection broke while the one-way message {Type} was being sent. It may have arrived or not, and is not sent again.", EventName = "ClientMessageDoubtful")]
    public static partial void LogMessageDoubtful(this ILogger logger, string type);

    [LoggerMessage(113, LogLevel.Error, "An OnConnected handler failed.", EventName = "ClientConnectedHandlerFailed")]
    public static partial void LogConnectedHandlerFault(this ILogger logger, Exception exception);

    [LoggerMessage(115, LogLevel.Error, "An OnConnected handler has not ended within {Timeout} (OnConnectedTimeout). It is left behind, and what is buffered is sent.", EventName = "ClientConnectedHandlerLate")]
    public static partial void LogConnectedHandlerLate(this ILogger logger, TimeSpan timeout);

    [LoggerMessage(114, LogLevel.Error, "A handler that takes {Args} failed.", EventName = "ClientEventHandlerFailed")]
    public static partial void LogEventHandlerFault(this ILogger logger, string args, Exception exception);
}
