using System.Diagnostics;
using System.Text;

namespace TypedSockets;

/// <content>What tells of the connection to those who trace and measure it.</content>
internal sealed partial class Peer
{
    /// <summary>
    /// Steps out of the span that the connection was opened in, for as long as the calling method runs: what happens on the
    /// connection hours later is no part of its handshake.
    /// </summary>
    private static void LeaveSpan() => Activity.Current = null;

    /// <summary>How many frames wait to be written.</summary>
    public int QueuedFrames => outbound.Count;

    /// <summary>Counts a received answer or item, of which is known what it ought to be.</summary>
    /// <remarks>Types are told as text that this side has chosen: any other would let a client name endless time series.</remarks>
    private void CountAnswer(Envelope envelope, string? expected, int bytes)
    {
        if (metrics is { CountsMessages: true })
        {
            receivedMessages.Add(
                expected is not null && Ascii.Equals(envelope.Type, expected) ? expected
                : host.TryFindOperation(envelope.Type, out WsOperation operation, out _) ? operation.MessageType
                : PeerMetrics.Other,
                bytes);
        }
    }

    /// <summary>The span of a received operation, to be started by its handler.</summary>
    private Activity? NewSpan(WsOperation operation, Envelope envelope) =>
        CallSpans.Receive(operation.MessageType, envelope.TraceParent, host, openedIn);

    /// <summary>Tells of a call of this side that has ended.</summary>
    private void Observe(PendingCall call, string type, string? errorCode)
    {
        CallSpans.End(call.Span, errorCode);
        metrics?.Called(type, call.Start, errorCode);
    }

    /// <summary>What a call of this side failed with, where it did.</summary>
    /// <param name="call">The call.</param>
    /// <param name="wasOpen">Whether it is given up before the other side has ended it.</param>
    private static string? CodeOf(PendingCall call, bool wasOpen) =>
        call.Fault is { } fault ? CallSpans.CodeOf(fault)
        : wasOpen && !call.MayBeLeft ? ErrorCodes.Canceled
        : null;
}
