using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace TypedSockets;

/// <summary>What a close frame says (RFC 6455 section 5.5.1).</summary>
/// <param name="Code">The close code (RFC 6455 section 7.4); <see langword="null"/> where the frame has none.</param>
/// <param name="Reason">The close reason; may be empty.</param>
internal sealed record CloseFrame(int? Code, string Reason)
{
    private const int CodeBytes = 2;

    /// <summary>The longest reason, in bytes of UTF-8: a control frame has 125 bytes, the code takes two.</summary>
    public const int MaxReasonBytes = FrameHeader.MaxControlPayload - CodeBytes;

    /// <summary>True for a code that may stand in a close frame (RFC 6455 section 7.4.2 and the registry that it founds).</summary>
    public static bool MaySend(int code) => code is (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and <= 4999);

    /// <summary>Reads the payload of a close frame. False where it breaks the protocol.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out CloseFrame close)
    {
        if (payload.IsEmpty)
        {
            close = new CloseFrame(Code: null, "");
            return true;
        }

        int code = payload.Length < CodeBytes ? 0 : BinaryPrimitives.ReadUInt16BigEndian(payload);
        if (!MaySend(code) || !Utf8.IsValid(payload[CodeBytes..]))
        {
            close = new CloseFrame(code, "");
            return false;
        }

        close = new CloseFrame(code, Encoding.UTF8.GetString(payload[CodeBytes..]));
        return true;
    }

    /// <summary>Writes the payload and returns its length. A reason that is too long is cut.</summary>
    public int Write(Span<byte> destination)
    {
        if (Code is not { } code)
        {
            return 0;
        }

        BinaryPrimitives.WriteUInt16BigEndian(destination, (ushort)code);
        Utf8.FromUtf16(Reason, destination.Slice(CodeBytes, MaxReasonBytes), out _, out int written);
        return CodeBytes + written;
    }
}
