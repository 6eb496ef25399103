using System.Buffers.Binary;

namespace TypedSockets;

/// <summary>The header of a WebSocket frame (RFC 6455 section 5.2).</summary>
/// <param name="Kind">The opcode.</param>
/// <param name="IsFinal">True for the last fragment of a message.</param>
/// <param name="Mask">The masking key as it stands on the wire; 0 on frames that have none.</param>
/// <param name="PayloadLength">Bytes of payload that follow.</param>
internal readonly record struct FrameHeader(FrameKind Kind, bool IsFinal, uint Mask, long PayloadLength)
{
    /// <summary>The longest header: two bytes, eight of length, four of mask.</summary>
    public const int MaxLength = 14;

    /// <summary>The longest payload of a ping, a pong or a close (RFC 6455 section 5.5).</summary>
    public const int MaxControlPayload = 125;

    private const byte FinalBit = 0x80;
    private const byte ReservedBits = 0x70;
    private const byte KindBits = 0x0F;
    private const byte MaskBit = 0x80;
    private const byte LengthBits = 0x7F;
    private const byte Length16 = 126;
    private const byte Length64 = 127;
    private const int MaskBytes = 4;

    public bool IsControl => Kind >= FrameKind.Close;

    /// <summary>Reads the header at the start of <paramref name="source"/>.</summary>
    /// <param name="source">What was received so far.</param>
    /// <param name="isMasked">Whether frames from that side must be masked: a client's must, a server's must not (section 5.1).</param>
    /// <param name="header">The header.</param>
    /// <param name="length">How many bytes it takes; 0 where more are needed.</param>
    /// <returns>What is wrong with it; <see langword="null"/> where nothing is.</returns>
    public static string? Read(ReadOnlySpan<byte> source, bool isMasked, out FrameHeader header, out int length)
    {
        header = default;
        length = 0;
        if (source.Length < 2)
        {
            return null;
        }

        byte first = source[0];
        byte second = source[1];
        var kind = (FrameKind)(first & KindBits);
        bool isFinal = (first & FinalBit) != 0;
        int shortLength = second & LengthBits;
        if (FindFault(first, kind, isFinal, shortLength, (second & MaskBit) != 0, isMasked) is { } fault)
        {
            return fault;
        }

        int lengthEnd = 2 + shortLength switch { Length16 => 2, Length64 => 8, _ => 0 };
        int end = lengthEnd + (isMasked ? MaskBytes : 0);
        if (source.Length < end)
        {
            return null;
        }

        ulong payload = shortLength switch
        {
            Length16 => BinaryPrimitives.ReadUInt16BigEndian(source[2..]),
            Length64 => BinaryPrimitives.ReadUInt64BigEndian(source[2..]),
            _ => (ulong)shortLength,
        };
        ulong least = shortLength switch { Length16 => Length16, Length64 => ushort.MaxValue + 1UL, _ => 0 };
        if (payload < least || payload > long.MaxValue)
        {
            return "The length of a frame is not encoded in the fewest bytes, or its top bit is set.";
        }

        length = end;
        header = new FrameHeader(kind, isFinal, isMasked ? BitConverter.ToUInt32(source[lengthEnd..]) : 0, (long)payload);
        return null;
    }

    /// <summary>Writes the header and returns how many bytes it takes.</summary>
    public int Write(Span<byte> destination, bool isMasked)
    {
        destination[0] = (byte)((IsFinal ? FinalBit : 0) | (byte)Kind);
        byte maskBit = isMasked ? MaskBit : (byte)0;
        int length = 2;
        if (PayloadLength < Length16)
        {
            destination[1] = (byte)(maskBit | (byte)PayloadLength);
        }
        else if (PayloadLength <= ushort.MaxValue)
        {
            destination[1] = (byte)(maskBit | Length16);
            BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)PayloadLength);
            length += 2;
        }
        else
        {
            destination[1] = (byte)(maskBit | Length64);
            BinaryPrimitives.WriteUInt64BigEndian(destination[2..], (ulong)PayloadLength);
            length += 8;
        }

        if (isMasked)
        {
            BitConverter.TryWriteBytes(destination[length..], Mask);
            length += MaskBytes;
        }

        return length;
    }

    private static string? FindFault(byte first, FrameKind kind, bool isFinal, int shortLength, bool hasMask, bool isMasked)
    {
        if ((first & ReservedBits) != 0)
        {
            return "A reserved bit is set, but no extension was negotiated.";
        }

        if (kind is > FrameKind.Binary and < FrameKind.Close or > FrameKind.Pong)
        {
            return $"The opcode {(byte)kind} is reserved.";
        }

        if (hasMask != isMasked)
        {
            return isMasked ? "A client's frame is not masked." : "A server's frame is masked.";
        }

        return kind >= FrameKind.Close && (!isFinal || shortLength > MaxControlPayload)
            ? "A control frame is fragmented or longer than 125 bytes."
            : null;
    }
}
