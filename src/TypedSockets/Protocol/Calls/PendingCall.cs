using System.Diagnostics;

namespace TypedSockets;

/// <summary>A request of this side that the other has not finished yet.</summary>
internal abstract class PendingCall(long number)
{
    /// <summary>The number in the request's id.</summary>
    public long Number => number;

    /// <summary>True where items flow in either direction.</summary>
    public virtual bool IsStream => Upload is not null;

    /// <summary>True where one response is the last frame of the call.</summary>
    public virtual bool EndsWithResponse => false;

    /// <summary>True where the caller may leave before the call has ended, and has not failed by it.</summary>
    public virtual bool MayBeLeft => false;

    /// <summary>The message type of what answers; <see langword="null"/> where only an end does.</summary>
    public virtual string? AnswerType => null;

    /// <summary>The frame that opens the call.</summary>
    public Frame? Request { get; set; }

    /// <summary>The span of the call, where it is traced.</summary>
    public Activity? Span { get; set; }

    /// <summary>When the call was sent, where that is measured; else zero.</summary>
    public long Start { get; set; }

    /// <summary>What the call failed with; <see langword="null"/> where it did not, or is still open.</summary>
    public abstract Exception? Fault { get; }

    /// <summary>The credit of the items that this side sends, where it sends any.</summary>
    public OutgoingItems? Upload { get; init; }

    /// <summary>
    /// Why the items that this side sends ended early. The other side is told, and ends the call, which fails with this whatever
    /// it was answered with.
    /// </summary>
    public Exception? UploadFault { get; set; }

    /// <summary>Takes a response or an item. False where its type is not the one that is expected.</summary>
    public abstract bool TryTake(ReadOnlySpan<byte> type, Payload payload, out bool overCredit);

    /// <summary>The other side sent <c>ws.end</c>.</summary>
    /// <param name="id">The request's id.</param>
    public abstract void End(ReadOnlySpan<byte> id);

    /// <summary>The call failed. Does nothing where it is over already.</summary>
    public abstract void Fail(Exception exception);
}
