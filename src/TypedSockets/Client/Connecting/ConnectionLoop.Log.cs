using Microsoft.Extensions.Logging;

namespace TypedSockets;

/// <content>What a client logs of its connections.</content>
internal sealed partial class ConnectionLoop
{
    [LoggerMessage(101, LogLevel.Information, "The client {Client} was {Previous} and is {Next} now. {Reason}", EventName = "ClientStateChanged")]
    private partial void LogState(string client, WsClientState previous, WsClientState next, string reason);

    [LoggerMessage(102, LogLevel.Warning, "The client {Client} makes attempt {Attempt} to connect again in {Delay}: {Reason}", EventName = "ClientReconnecting")]
    private partial void LogRetry(string client, int attempt, TimeSpan delay, string reason);

    [LoggerMessage(103, LogLevel.Critical, "The client {Client} ends because of an unexpected fault.", EventName = "ClientFailed")]
    private partial void LogLoopFault(string client, Exception exception);
}
