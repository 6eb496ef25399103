using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace TypedSockets;

/// <summary>
/// What a server measures of the connections of one endpoint, and a client of its own. Where nobody listens a measurement costs a
/// look at whether somebody does; no measurement has a tag that the other side can choose freely.
/// </summary>
internal sealed class PeerMetrics
{
    /// <summary>The name of the meter, by which a listener chooses it.</summary>
    public const string MeterName = "TypedSockets";

    /// <summary>What the names of a server's instruments begin with.</summary>
    public const string ServerPrefix = "typedsockets.server.";

    /// <summary>What the names of a client's instruments begin with.</summary>
    public const string ClientPrefix = "typedsockets.client.";

    /// <summary>Stands for message types and close codes that the other side made up.</summary>
    public const string Other = "_OTHER";

    // The boundaries that OpenTelemetry advises for requests, and longer ones for connections.
    private static readonly InstrumentAdvice<double> RequestAdvice = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] };
    private static readonly InstrumentAdvice<double> ConnectionAdvice = new() { HistogramBucketBoundaries = [0.1, 1, 10, 30, 60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400] };
    private static readonly KeyValuePair<string, object?> Receive = new(TagNames.Direction, "receive");
    private static readonly KeyValuePair<string, object?> Transmit = new(TagNames.Direction, "transmit");

    private readonly Counter<long> messages;
    private readonly Counter<long> bytes;
    private readonly Histogram<double> requestDuration;
    private readonly Histogram<double> callDuration;
    private readonly Counter<long> errors;
    private readonly Counter<long> unexpectedAnswers;
    private readonly Histogram<double> connectionDuration;
    private readonly Counter<long> closedConnections;

    // A server's alone.
    private readonly Counter<long>? rateLimited;
    private readonly Counter<long>? droppedEvents;
    private readonly Counter<long>? rejectedHandshakes;

    private readonly KeyValuePair<string, object?> owner;
    private readonly TimeProvider timeProvider;
    private readonly bool isServer;

    /// <summary>Creates the instruments, or takes those that the meter has already.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="owner">The tag of every measurement: whose connections they are.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="isServer">Which side this is.</param>
    public PeerMetrics(Meter meter, KeyValuePair<string, object?> owner, TimeProvider timeProvider, bool isServer)
    {
        string prefix = isServer ? ServerPrefix : ClientPrefix;
        this.isServer = isServer;
        this.owner = owner;
        this.timeProvider = timeProvider;
        messages = meter.CreateCounter<long>(prefix + "messages", "{message}", "Messages received and sent.");
        bytes = meter.CreateCounter<long>(prefix + "io", "By", "Bytes of messages received and sent, without what the transport adds.");
        requestDuration = meter.CreateHistogram(prefix + "request.duration", "s", "Time from the receipt of an operation to the end of its handler.", tags: null, RequestAdvice);
        callDuration = meter.CreateHistogram(prefix + "call.duration", "s", "Time from the sending of a request or stream of this side to its end.", tags: null, RequestAdvice);
        errors = meter.CreateCounter<long>(prefix + "errors", "{error}", "Errors that the other side was answered with.");
        unexpectedAnswers = meter.CreateCounter<long>(prefix + "unexpected_answers", "{message}", "Answers of the other side that nothing waited for, or that were of another type than was asked for.");
        connectionDuration = meter.CreateHistogram(prefix + "connection.duration", "s", "Time that connections lasted.", tags: null, ConnectionAdvice);
        closedConnections = meter.CreateCounter<long>(prefix + "closed_connections", "{connection}", "Connections that ended, by close code.");
        if (isServer)
        {
            rateLimited = meter.CreateCounter<long>(ServerPrefix + "rate_limited_messages", "{message}", "Messages refused because they exceeded the rate.");
            droppedEvents = meter.CreateCounter<long>(ServerPrefix + "dropped_events", "{message}", "Events dropped because a connection's send queue was full.");
            rejectedHandshakes = meter.CreateCounter<long>(ServerPrefix + "rejected_handshakes", "{handshake}", "Opening handshakes refused, by status.");
        }
    }

    /// <summary>True where somebody listens to what is received and sent.</summary>
    public bool CountsMessages => messages.Enabled || bytes.Enabled;

    /// <summary>The time from which <see cref="Called"/> measures; zero where nobody listens.</summary>
    public long StartCall() => callDuration.Enabled ? timeProvider.GetTimestamp() : 0;

    /// <summary>The time from which <see cref="Handled"/> measures; zero where nobody listens.</summary>
    public long Start() => requestDuration.Enabled ? timeProvider.GetTimestamp() : 0;

    /// <summary>Counts messages that were received, or written to the socket.</summary>
    /// <param name="type">Their type where that is known here, else <see cref="Other"/>.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="size">Their bytes.</param>
    /// <param name="isReceived">Where they were going.</param>
    public void Count(string type, int count, long size, bool isReceived)
    {
        KeyValuePair<string, object?> typeTag = new(TagNames.MessageType, type);
        KeyValuePair<string, object?> direction = isReceived ? Receive : Transmit;
        messages.Add(count, owner, typeTag, direction);
        bytes.Add(size, owner, typeTag, direction);
    }

    /// <summary>Measures an operation whose handler has ended.</summary>
    /// <param name="type">Its message type.</param>
    /// <param name="start">What <see cref="Start"/> returned.</param>
    /// <param name="errorCode">What it failed with, where it did.</param>
    public void Handled(string type, long start, string? errorCode) => Record(requestDuration, type, start, errorCode);

    /// <summary>Measures a request or stream of this side that has ended.</summary>
    /// <param name="type">Its message type.</param>
    /// <param name="start">What <see cref="StartCall"/> returned.</param>
    /// <param name="errorCode">What it failed with, where it did.</param>
    public void Called(string type, long start, string? errorCode) => Record(callDuration, type, start, errorCode);

    /// <summary>Counts an answer that nothing waits for, or that is of another type than was asked for.</summary>
    public void AnsweredUnexpectedly() => unexpectedAnswers.Add(1, owner);

    /// <summary>Counts an error that the other side is answered with.</summary>
    public void Failed(string errorCode) => errors.Add(1, owner, new(TagNames.ErrorType, errorCode));

    /// <summary>Counts a message that was refused because it exceeded the rate.</summary>
    public void RateLimited() => rateLimited?.Add(1, owner);

    /// <summary>Counts an event that one connection does not get because its queue is full.</summary>
    public void Dropped(Frame frame) => droppedEvents?.Add(1, owner, new(TagNames.MessageType, frame.Type));

    /// <summary>Counts a handshake that was refused with an HTTP status.</summary>
    public void Rejected(int status)
    {
        if (rejectedHandshakes is { Enabled: true })
        {
            rejectedHandshakes.Add(1, owner, new(TagNames.StatusCode, status));
        }
    }

    /// <summary>Measures a connection that has ended.</summary>
    /// <param name="disconnect">How it ended.</param>
    /// <param name="start">The timestamp of its beginning.</param>
    public void Closed(WsDisconnect disconnect, long start)
    {
        connectionDuration.Record(timeProvider.GetElapsedTime(start).TotalSeconds, owner);
        if (!closedConnections.Enabled)
        {
            return;
        }

        var tags = new TagList { owner };
        tags.Add(TagNames.CloseCode, CodeOf(disconnect));
        tags.Add(TagNames.ClosedBy, disconnect.Code is null ? "network" : disconnect.ByPeer == isServer ? "client" : "server");
        if (!disconnect.ByPeer && disconnect.Reason.StartsWith(ErrorCodes.Prefix, StringComparison.Ordinal))
        {
            tags.Add(TagNames.ErrorType, disconnect.Reason);
        }

        closedConnections.Add(1, tags);
    }

    /// <summary>A code of this side, or one that is registered (RFC 6455 section 7.4.1); 1006 stands for none.</summary>
    private static string CodeOf(WsDisconnect disconnect) =>
        disconnect is { ByPeer: true, Code: < 1000 or > 1015 } ? Other : (disconnect.Code ?? 1006).ToString(CultureInfo.InvariantCulture);

    private void Record(Histogram<double> duration, string type, long start, string? errorCode)
    {
        if (start == 0)
        {
            return;
        }

        double seconds = timeProvider.GetElapsedTime(start).TotalSeconds;
        if (errorCode is null)
        {
            duration.Record(seconds, owner, new(TagNames.MessageType, type));
        }
        else
        {
            duration.Record(seconds, owner, new(TagNames.MessageType, type), new(TagNames.ErrorType, errorCode));
        }
    }
}
