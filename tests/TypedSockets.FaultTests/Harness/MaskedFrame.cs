using System.Buffers.Binary;
using System.Text;

namespace TypedSockets.FaultTests.Harness;

/// <summary>Frames as a client sends them (RFC 6455 section 5.2), well formed.</summary>
internal static class MaskedFrame
{
    public const byte Continuation = 0;
    public const byte Text = 1;
    public const byte Binary = 2;
    public const byte Close = 8;
    public const byte Ping = 9;
    public const byte Pong = 10;

    private static ReadOnlySpan<byte> Mask => [0x37, 0xfa, 0x21, 0x3d];

    public static byte[] OfText(string text) => Of(Text, Encoding.UTF8.GetBytes(text));

    /// <summary>Encodes one frame.</summary>
    public static byte[] Of(byte opcode, ReadOnlySpan<byte> payload, bool isLast = true)
    {
        int extended = payload.Length switch
        {
            < 126 => 0,
            <= ushort.MaxValue => 2,
            _ => 8,
        };
        byte[] frame = new byte[2 + extended + Mask.Length + payload.Length];
        frame[0] = (byte)((isLast ? 0x80 : 0) | opcode);
        switch (extended)
        {
            case 0:
                frame[1] = (byte)(0x80 | payload.Length);
                break;
            case 2:
                frame[1] = 0x80 | 126;
                BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)payload.Length);
                break;
            default:
                frame[1] = 0x80 | 127;
                BinaryPrimitives.WriteUInt64BigEndian(frame.AsSpan(2), (ulong)payload.Length);
                break;
        }

        Mask.CopyTo(frame.AsSpan(2 + extended));
        for (int i = 0; i < payload.Length; i++)
        {
            frame[2 + extended + Mask.Length + i] = (byte)(payload[i] ^ Mask[i % 4]);
        }

        return frame;
    }
}
