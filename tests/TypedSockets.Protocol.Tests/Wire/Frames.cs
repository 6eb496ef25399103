using System.Buffers.Binary;
using System.Text;

namespace TypedSockets.Protocol.Tests;

/// <summary>Frames as RFC 6455 section 5.2 draws them, written with nothing of the product, the wrong ones too.</summary>
internal static class Frames
{
    public const byte Continuation = 0x0;
    public const byte Text = 0x1;
    public const byte Binary = 0x2;
    public const byte Close = 0x8;
    public const byte Ping = 0x9;
    public const byte Pong = 0xA;

    private const uint Key = 0x37FA213D;

    /// <summary>A frame.</summary>
    /// <param name="opcode">Its kind.</param>
    /// <param name="payload">Its payload, before it is masked.</param>
    /// <param name="masked">Whether it is a client's.</param>
    /// <param name="final">Whether it ends its message.</param>
    /// <param name="reserved">The reserved bits, 0 to 7.</param>
    /// <param name="lengthBytes">Into how many bytes the length goes: 0, 2 or 8; the fewest where nothing is said.</param>
    public static byte[] Of(byte opcode, byte[] payload, bool masked, bool final = true, int reserved = 0, int? lengthBytes = null) =>
        [.. Header(opcode, (ulong)payload.Length, masked, final, reserved, lengthBytes), .. masked ? Masked(payload) : payload];

    public static byte[] Of(byte opcode, string payload, bool masked, bool final = true) => Of(opcode, Encoding.UTF8.GetBytes(payload), masked, final);

    /// <summary>The header alone, of a payload that may never come.</summary>
    public static byte[] Header(byte opcode, ulong length, bool masked, bool final = true, int reserved = 0, int? lengthBytes = null)
    {
        int bytes = lengthBytes ?? length switch { < 126 => 0, < 65_536 => 2, _ => 8 };
        byte[] extended = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(extended, length);
        byte[] key = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(key, Key);
        byte shortLength = bytes switch { 0 => (byte)length, 2 => 126, _ => 127 };
        return
        [
            (byte)((final ? 0x80 : 0) | (reserved << 4) | opcode),
            (byte)((masked ? 0x80 : 0) | shortLength),
            .. extended[^bytes..],
            .. masked ? key : [],
        ];
    }

    /// <summary>A close frame.</summary>
    public static byte[] Closing(int code, bool masked, string reason = "") =>
        Of(Close, [(byte)(code >> 8), (byte)code, .. Encoding.UTF8.GetBytes(reason)], masked);

    /// <summary>A text of this many bytes that is not the same everywhere.</summary>
    public static byte[] Payload(int length) => [.. Enumerable.Range(0, length).Select(static i => (byte)('a' + (i % 23)))];

    private static byte[] Masked(byte[] payload) =>
        [.. payload.Select(static (value, i) => (byte)(value ^ (byte)(Key >> (8 * (3 - (i % 4))))))];
}
