using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace TypedSockets;

/// <content>Receiving: headers come out of a small buffer, payloads are put together in the message's own.</content>
internal sealed partial class StreamSocket
{
    // A peer that announces a long message gets room for it as it sends it.
    private const int FirstMessageSize = 32 * 1024;

    // What is left of a payload and shorter is not worth a read of its own.
    private const int SmallRest = 4 * 1024;

    private byte[] message = [];
    private int messageLength;
    private int fragments;

    // What is left of a payload that is skipped. Once a message was refused, all are, because only the peer's close is still of
    // interest; and once there are no frames any more, not even that.
    private long unread;
    private bool skips;
    private bool isLost;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<InboundMessage> ReceiveAsync()
    {
        while (!isLost)
        {
            while (unread > 0)
            {
                await SkipAsync().ConfigureAwait(false);
            }

            string? violation = FrameHeader.Read(Buffered, isMasked: isServer, out FrameHeader header, out int length);
            if (violation is null && (length == 0 || (header.IsControl && Buffered.Length < length + header.PayloadLength)))
            {
                // Too little for the header, or for a control frame, which is taken as a whole.
                await WaitAsync().ConfigureAwait(false);
                await FillAsync().ConfigureAwait(false);
                continue;
            }

            violation ??= FindViolation(header);
            if (violation is not null)
            {
                return Lose(violation);
            }

            inputStart += length;
            if (header.IsControl)
            {
                return TakeControl(header);
            }

            if (skips)
            {
                unread = header.PayloadLength;
            }
            else if (FindRefusal(header) is { } refusal)
            {
                unread = header.PayloadLength;
                return Refuse(refusal);
            }
            else
            {
                if (header.PayloadLength <= Buffered.Length)
                {
                    CopyPayload(header, position: 0, (int)header.PayloadLength);
                }
                else
                {
                    await ReadPayloadAsync(header).ConfigureAwait(false);
                }

                if (header.IsFinal)
                {
                    return TakeMessage();
                }
            }
        }

        await DiscardAsync().ConfigureAwait(false);
        return new InboundMessage(InboundKind.Close);
    }

    /// <summary>A message begins with its kind and goes on with continuations (RFC 6455 section 5.4).</summary>
    private string? FindViolation(FrameHeader header) => header.Kind switch
    {
        _ when skips || header.IsControl => null,
        FrameKind.Continuation => fragments == 0 ? "A continuation continues no message." : null,
        _ => fragments > 0 ? "A message begins before the one before it has ended." : null,
    };

    private InboundKind? FindRefusal(FrameHeader header) =>
        header.Kind != FrameKind.Continuation && header.Kind != Protocol.FrameKind ? InboundKind.WrongKind
        : header.PayloadLength > limits.MaxMessageBytes - messageLength ? InboundKind.TooLarge
        : ++fragments > limits.MaxFragments ? InboundKind.TooManyFragments
        : null;

    private InboundMessage Refuse(InboundKind kind)
    {
        skips = true;
        fragments = 0;
        PartialSince = 0;
        ReturnBuffer(ref message);
        return new InboundMessage(kind);
    }

    private InboundMessage Lose(string violation)
    {
        Violation = violation;
        isLost = true;
        PartialSince = 0;
        return new InboundMessage(InboundKind.Violation);
    }

    private InboundMessage TakeControl(FrameHeader header)
    {
        int length = (int)header.PayloadLength;
        byte[] payload = length == 0 ? [] : ArrayPool<byte>.Shared.Rent(length);
        FrameMask.Apply(Buffered[..length], payload, header.Mask, position: 0);
        inputStart += length;
        PartialSince = fragments > 0 ? PartialSince : 0;
        var received = new InboundMessage(header.Kind == FrameKind.Ping ? InboundKind.Ping : InboundKind.Pong, payload, length);
        if (header.Kind != FrameKind.Close)
        {
            return received;
        }

        bool isValid = CloseFrame.TryRead(received.Span, out CloseFrame close);
        received.Release();
        if (!isValid)
        {
            return Lose($"The peer closed with code {close.Code}, which no close frame may have, or with a reason that is no UTF-8.");
        }

        PeerClose = close;
        return new InboundMessage(InboundKind.Close);
    }

    private async ValueTask ReadPayloadAsync(FrameHeader header)
    {
        long position = 0;
        while (position < header.PayloadLength)
        {
            long left = header.PayloadLength - position;
            if (Buffered.IsEmpty && left < SmallRest)
            {
                // The next frames may come with the rest of this one.
                await FillAsync().ConfigureAwait(false);
            }

            int count = (int)Math.Min(left, Buffered.Length);
            if (count > 0)
            {
                CopyPayload(header, position, count);
            }
            else
            {
                Reserve(0, left);
                count = await ReadAsync(message.AsMemory(messageLength, (int)Math.Min(left, message.Length - messageLength))).ConfigureAwait(false);
                ThrowAtEnd(count > 0);
                Span<byte> received = message.AsSpan(messageLength, count);
                FrameMask.Apply(received, received, header.Mask, position);
                messageLength += count;
            }

            position += count;
        }
    }

    /// <summary>Puts what is buffered of a payload behind what the message has.</summary>
    private void CopyPayload(FrameHeader header, long position, int count)
    {
        Reserve(count, header.PayloadLength - position);
        FrameMask.Apply(Buffered[..count], message.AsSpan(messageLength), header.Mask, position);
        inputStart += count;
        messageLength += count;
    }

    /// <summary>Makes room for what is there, or for some of what is to come.</summary>
    private void Reserve(int available, long announced)
    {
        if (message.Length - messageLength >= Math.Max(available, 1))
        {
            return;
        }

        long whole = messageLength + announced;
        long size = Math.Min(whole, Math.Max(messageLength + (long)available, Math.Max(FirstMessageSize, 2L * messageLength)));
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)size);
        message.AsSpan(0, messageLength).CopyTo(larger);
        ReturnBuffer(ref message);
        message = larger;
    }

    private InboundMessage TakeMessage()
    {
        if (Protocol.FrameKind == FrameKind.Text && !Utf8.IsValid(message.AsSpan(0, messageLength)))
        {
            return Refuse(InboundKind.InvalidUtf8);
        }

        var taken = new InboundMessage(InboundKind.Message, message, messageLength);
        message = [];
        messageLength = 0;
        fragments = 0;
        PartialSince = 0;
        return taken;
    }
}
