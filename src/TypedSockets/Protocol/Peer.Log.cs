using Microsoft.Extensions.Logging;

namespace TypedSockets;

/// <content>What a connection logs. Never a payload.</content>
internal sealed partial class Peer
{
    [LoggerMessage(1, LogLevel.Debug, "Connection {Connection} is being closed with {Code} {Reason}.", EventName = "ConnectionClosing")]
    private partial void LogClosing(string connection, int code, string reason);

    [LoggerMessage(2, LogLevel.Debug, "Connection {Connection} broke.", EventName = "ConnectionBroken")]
    private partial void LogBroken(string connection, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "Connection {Connection} ends because reading it failed unexpectedly.", EventName = "ReadFailed")]
    private partial void LogReadFault(string connection, Exception exception);

    [LoggerMessage(4, LogLevel.Debug, "Connection {Connection} could not be written to.", EventName = "WriteFailed")]
    private partial void LogWriteBroken(string connection, Exception exception);

    [LoggerMessage(5, LogLevel.Information, "Connection {Connection} sent a malformed frame and is closed: {Fault}", EventName = "MalformedFrame")]
    private partial void LogMalformed(string connection, string fault);

    [LoggerMessage(6, LogLevel.Debug, "Connection {Connection} sent a message of type {Type}, which no operation takes.", EventName = "UnknownType")]
    private partial void LogUnknownType(string connection, string type);

    [LoggerMessage(7, LogLevel.Debug, "Connection {Connection} sent a {Type} that does not fit its record: {Fault}", EventName = "InvalidPayload")]
    private partial void LogInvalidPayload(string connection, string type, string fault);

    [LoggerMessage(8, LogLevel.Debug, "Connection {Connection} answered with {Type} to request {Id}, which is no longer open.", EventName = "LateAnswer")]
    private partial void LogLateAnswer(string connection, string type, string id);

    /// <summary>Such answers may be many, so their text is made only for who reads it.</summary>
    private void LogLateAnswer(ReadOnlySpan<byte> type, ReadOnlySpan<byte> id)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            LogLateAnswer(host.Name, Printable(type), Printable(id));
        }
    }

    [LoggerMessage(9, LogLevel.Warning, "Connection {Connection} answered with {Type} to request {Id}, which expects another type.", EventName = "WrongAnswer")]
    private partial void LogWrongAnswer(string connection, string type, string id);

    [LoggerMessage(10, LogLevel.Error, "The handler of {Type} (id {Id}) failed on connection {Connection}.", EventName = "HandlerFailed")]
    private partial void LogHandlerFault(string connection, string type, string id, Exception exception);

    [LoggerMessage(11, LogLevel.Error, "Opening connection {Connection} failed; it is closed.", EventName = "OpeningFailed")]
    private partial void LogOpenFault(string connection, Exception exception);

    [LoggerMessage(12, LogLevel.Error, "The last handler of connection {Connection} failed.", EventName = "DisconnectedHandlerFailed")]
    private partial void LogCloseFault(string connection, Exception exception);

    [LoggerMessage(13, LogLevel.Warning, "A handler of connection {Connection} has not ended although its token was canceled. It is left behind.", EventName = "HandlerLeftBehind")]
    private partial void LogHandlerStays(string connection);

    [LoggerMessage(14, LogLevel.Warning, "Connection {Connection} is closed: its handlers made no room for received messages within {Timeout}.", EventName = "ReceiveQueueFull")]
    private partial void LogPausedTooLong(string connection, TimeSpan timeout);

    [LoggerMessage(15, LogLevel.Warning, "The response {Type} to request {Id} of connection {Connection} is too long to be sent.", EventName = "ResponseTooLarge")]
    private partial void LogResponseTooLarge(string connection, string type, string id, Exception exception);

    /// <summary>Logs that a response exceeds the limit.</summary>
    public void LogResponseTooLarge(ReadOnlySpan<byte> id, string type, Exception exception) =>
        LogResponseTooLarge(host.Name, type, Printable(id), exception);

    [LoggerMessage(16, LogLevel.Error, "A handler of connection {Connection} threw when it was canceled.", EventName = "CancellationCallbackFailed")]
    private partial void LogCancelFault(string connection, Exception exception);

    [LoggerMessage(17, LogLevel.Information, "Connection {Connection} broke the WebSocket protocol and is closed: {Violation}", EventName = "ProtocolViolated")]
    private partial void LogViolation(string connection, string violation);

    [LoggerMessage(18, LogLevel.Information, "Connection {Connection} was silent for {Timeout} and is ended.", EventName = "ConnectionSilent")]
    private partial void LogSilent(string connection, TimeSpan timeout);

    [LoggerMessage(19, LogLevel.Information, "Connection {Connection} did not finish a message within {Timeout} and is closed.", EventName = "MessageUnfinished")]
    private partial void LogHalfMessage(string connection, TimeSpan timeout);

    [LoggerMessage(20, LogLevel.Error, "Connection {Connection} ends because writing to it failed unexpectedly.", EventName = "WriteFaulted")]
    private partial void LogWriteFault(string connection, Exception exception);
}
