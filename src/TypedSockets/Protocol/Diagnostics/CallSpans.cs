using System.Diagnostics;
using System.Text;

namespace TypedSockets;

/// <summary>
/// The spans of operations: one of kind client where a request or a stream is sent, one of kind server where an operation
/// is handled. Where nobody listens there is no span, and nothing is allocated.
/// </summary>
internal static class CallSpans
{
    /// <summary>The name of the source, by which a listener chooses it.</summary>
    public const string SourceName = "TypedSockets";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>
    /// What a message carries so that its handler's span continues the trace it was sent in; <see langword="null"/> where
    /// nothing is traced.
    /// </summary>
    public static string? CurrentTraceParent => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>Starts the span of a request or stream that is about to be sent, as a child of what the caller does.</summary>
    public static Activity? Send(string messageType, IPeerHost host) =>
        Source.HasListeners() ? Source.StartActivity(messageType, ActivityKind.Client, parentContext: default, Tags(messageType, host)) : null;

    /// <summary>
    /// Creates the span of an operation that was received; its handler starts it. The trace of a caller who can be trusted
    /// goes on in it. That of any other is linked, so that no page can write into the traces of the server.
    /// </summary>
    /// <param name="messageType">The message type of the operation.</param>
    /// <param name="traceParent">What the envelope says of the caller's trace.</param>
    /// <param name="host">The connection.</param>
    /// <param name="connection">The span that the connection was opened in, where there is one. It lasts as long as the connection, so it is linked too.</param>
    public static Activity? Receive(string messageType, ReadOnlySpan<byte> traceParent, IPeerHost host, ActivityContext connection)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        bool isRemote = TryParse(traceParent, out ActivityContext remote);
        bool isParent = isRemote && host.TrustsRemoteTrace;
        List<ActivityLink> links = [];
        if (isRemote && !isParent)
        {
            links.Add(new ActivityLink(remote));
        }

        if (connection != default)
        {
            links.Add(new ActivityLink(connection));
        }

        return Source.CreateActivity(messageType, ActivityKind.Server, isParent ? remote : default, Tags(messageType, host), links);
    }

    /// <summary>Ends a span.</summary>
    /// <param name="span">The span, where there is one.</param>
    /// <param name="errorCode">What the operation failed with; <see langword="null"/> where it did not.</param>
    public static void End(Activity? span, string? errorCode)
    {
        if (span is null)
        {
            return;
        }

        if (errorCode is not null)
        {
            span.SetStatus(ActivityStatusCode.Error, errorCode);
            span.SetTag(TagNames.ErrorType, errorCode);
        }

        span.Dispose();
    }

    /// <summary>The code of a fault, as spans and metrics tell it.</summary>
    public static string CodeOf(Exception exception) => exception switch
    {
        WsException fault => fault.Code,
        OperationCanceledException => ErrorCodes.Canceled,
        _ => exception.GetType().FullName!,
    };

    private static bool TryParse(ReadOnlySpan<byte> traceParent, out ActivityContext context)
    {
        context = default;
        return !traceParent.IsEmpty && ActivityContext.TryParse(Encoding.ASCII.GetString(traceParent), traceState: null, isRemote: true, out context);
    }

    private static List<KeyValuePair<string, object?>> Tags(string messageType, IPeerHost host)
    {
        List<KeyValuePair<string, object?>> tags = [new(TagNames.RpcSystem, "typedsockets"), new(TagNames.RpcMethod, messageType)];
        host.AddTags(tags);
        return tags;
    }
}
