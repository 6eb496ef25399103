using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Analyzers;

internal static partial class Descriptors
{
    private const string Reliability = "TypedSockets.Reliability";

    public static readonly DiagnosticDescriptor HeartbeatOff = new(
        DiagnosticIds.HeartbeatOff,
        "Heartbeat off",
        "{0} {1}; ping every 30 seconds and end a connection after 45 seconds of silence",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A connection whose other end has vanished looks like one on which nothing is said. Only a ping without an answer tells them apart.",
        Pages + DiagnosticIds.HeartbeatOff + ".md");

    public static readonly DiagnosticDescriptor ReconnectWithoutBackoff = new(
        DiagnosticIds.ReconnectWithoutBackoff,
        "Reconnect without backoff",
        "{0} {1}; {2}, so that the clients of a server that comes back do not all come at once",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "When a server restarts, all its clients lose their connections at the same moment. If each comes back at once or after the same delay, they come together, and again together when that fails.",
        Pages + DiagnosticIds.ReconnectWithoutBackoff + ".md");

    public static readonly DiagnosticDescriptor UnboundedBuffer = new(
        DiagnosticIds.UnboundedBuffer,
        "Unbounded buffer",
        "{0} has no bound, so one slow or hostile peer can fill the memory; {1}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A peer that reads too slowly, or sends too fast, makes everything grow that waits for it. With a bound it costs itself its connection, without one it costs everybody the server.",
        Pages + DiagnosticIds.UnboundedBuffer + ".md");

    public static readonly DiagnosticDescriptor BlockingHandler = new(
        DiagnosticIds.BlockingHandler,
        "Handler blocks",
        "{0} {1}, and every message behind it waits; {2}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The messages of a connection are handled one at a time. A handler that blocks holds them up, and a thread of the pool besides; enough of them and the whole server stands still.",
        Pages + DiagnosticIds.BlockingHandler + ".md");

    public static readonly DiagnosticDescriptor RequestWithoutBound = new(
        DiagnosticIds.RequestWithoutBound,
        "Request without a bound",
        "'RequestTimeout' is infinite, so a request that is never answered waits for ever; set how long an answer may take",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A request that nobody answers keeps its caller, and a place among the open requests, until the connection ends.",
        Pages + DiagnosticIds.RequestWithoutBound + ".md");

    public static readonly DiagnosticDescriptor UnawaitedSend = new(
        DiagnosticIds.UnawaitedSend,
        "Send not awaited",
        "'{0}' {1}; {2}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A send completes when the message has its place in a bounded queue. Who does not wait for that learns of no failure and has no bound; and a raw socket takes one send at a time.",
        Pages + DiagnosticIds.UnawaitedSend + ".md");

    public static readonly DiagnosticDescriptor MessageWithoutBound = new(
        DiagnosticIds.MessageWithoutBound,
        "Message without a bound",
        "{0}, {1}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "One message without a bound fills the memory of the process. A raw receive gives what has arrived, which may be a part of a message.",
        Pages + DiagnosticIds.MessageWithoutBound + ".md");

    public static readonly DiagnosticDescriptor RoomMessageToEveryone = new(
        DiagnosticIds.RoomMessageToEveryone,
        "Message of a room goes to everyone",
        "{0}; {1}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A message that names a room is for those who are in it. Sent to all, it tells people what is not theirs and multiplies the work by the number of rooms.",
        Pages + DiagnosticIds.RoomMessageToEveryone + ".md");

    public static readonly DiagnosticDescriptor LeakedState = new(
        DiagnosticIds.LeakedState,
        "Endpoint's state leaks",
        "{0}; {1}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An endpoint serves one connection, and its fields are the state of that session. What is static, or kept by something that lives longer, belongs to all of them and stays when they go.",
        Pages + DiagnosticIds.LeakedState + ".md");

    /// <summary>The rules of reliability, in the order of the ids.</summary>
    private static ImmutableArray<DiagnosticDescriptor> AllOfReliability =>
    [
        HeartbeatOff,
        ReconnectWithoutBackoff,
        UnboundedBuffer,
        RoomMessageToEveryone,
        BlockingHandler,
        RequestWithoutBound,
        UnawaitedSend,
        MessageWithoutBound,
        LeakedState,
    ];
}
