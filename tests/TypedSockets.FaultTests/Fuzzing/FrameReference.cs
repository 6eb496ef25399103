using System.Buffers.Binary;
using System.Text.Unicode;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Fuzzing;

/// <summary>
/// Reads a client's bytes by RFC 6455 alone, slowly and simply, up to the frame that ends the connection: what the
/// product is compared with.
/// </summary>
internal static class FrameReference
{
    /// <summary>Reads what a client sent since the handshake.</summary>
    /// <param name="bytes">All of it.</param>
    /// <param name="limits">What it may send.</param>
    /// <param name="kind">What its messages are sent as.</param>
    /// <param name="isWhole">Whether no frame or message is left unfinished.</param>
    /// <returns>What was received, in order. The last may be one that ends the connection.</returns>
    public static List<Received> Read(ReadOnlySpan<byte> bytes, SocketLimits limits, byte kind, out bool isWhole)
    {
        var received = new List<Received>();
        var message = new List<byte>();
        int fragments = 0;
        isWhole = false;
        while (bytes.Length >= 2)
        {
            int opcode = bytes[0] & 0x0F;
            bool isLast = (bytes[0] & 0x80) != 0;
            bool isControl = opcode >= MaskedFrame.Close;
            if (IsBroken(bytes[0], bytes[1], opcode, isLast, isControl))
            {
                return [.. received, new Received(InboundKind.Violation, [])];
            }

            int shortLength = bytes[1] & 0x7F;
            int extended = shortLength switch { 126 => 2, 127 => 8, _ => 0 };
            int header = 2 + extended + 4;
            if (bytes.Length < header)
            {
                return received;
            }

            ulong length = extended switch
            {
                2 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
                8 => BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]),
                _ => (ulong)shortLength,
            };
            bool isMinimal = extended == 0 || (length > (extended == 2 ? 125UL : ushort.MaxValue) && length <= long.MaxValue);
            if (!isMinimal || (!isControl && (opcode == MaskedFrame.Continuation) != (fragments > 0)))
            {
                return [.. received, new Received(InboundKind.Violation, [])];
            }

            if (!isControl && Refusal(opcode, (ulong)message.Count + length, ++fragments, limits, kind) is { } refusal)
            {
                return [.. received, new Received(refusal, [])];
            }

            if ((ulong)(bytes.Length - header) < length)
            {
                return received;
            }

            byte[] payload = Unmasked(bytes.Slice(header, (int)length), bytes.Slice(header - 4, 4));
            bytes = bytes[(header + (int)length)..];
            if (isControl)
            {
                received.Add(new Received(KindOfControl(opcode, payload), payload));
            }
            else
            {
                message.AddRange(payload);
                if (isLast)
                {
                    received.Add(new Received(kind == MaskedFrame.Binary || Utf8.IsValid([.. message]) ? InboundKind.Message : InboundKind.InvalidUtf8, [.. message]));
                    message.Clear();
                    fragments = 0;
                }
            }

            if (received.Count > 0 && received[^1].Ends)
            {
                return received;
            }
        }

        isWhole = bytes.IsEmpty && fragments == 0;
        return received;
    }

    private static bool IsBroken(byte first, byte second, int opcode, bool isLast, bool isControl) =>
        (first & 0x70) != 0
        || opcode is > MaskedFrame.Binary and < MaskedFrame.Close or > MaskedFrame.Pong
        || (second & 0x80) == 0
        || (isControl && (!isLast || (second & 0x7F) > 125));

    private static InboundKind? Refusal(int opcode, ulong length, int fragments, SocketLimits limits, byte kind) =>
        opcode != kind && opcode != MaskedFrame.Continuation ? InboundKind.WrongKind
        : length > (ulong)limits.MaxMessageBytes ? InboundKind.TooLarge
        : fragments > limits.MaxFragments ? InboundKind.TooManyFragments
        : null;

    private static InboundKind KindOfControl(int opcode, byte[] payload)
    {
        if (opcode != MaskedFrame.Close)
        {
            return opcode == MaskedFrame.Ping ? InboundKind.Ping : InboundKind.Pong;
        }

        int code = payload.Length >= 2 ? (payload[0] << 8) | payload[1] : 0;
        bool isValid = payload.Length == 0
            || (code is (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and <= 4999) && Utf8.IsValid(payload.AsSpan(2)));
        return isValid ? InboundKind.Close : InboundKind.Violation;
    }

    private static byte[] Unmasked(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> mask)
    {
        byte[] plain = new byte[payload.Length];
        for (int i = 0; i < plain.Length; i++)
        {
            plain[i] = (byte)(payload[i] ^ mask[i % 4]);
        }

        return plain;
    }

    /// <summary>One thing that was received.</summary>
    internal sealed record Received(InboundKind Kind, byte[] Payload)
    {
        /// <summary>Whether the connection ends with it.</summary>
        public bool Ends => Kind is not (InboundKind.Message or InboundKind.Ping or InboundKind.Pong);
    }
}
