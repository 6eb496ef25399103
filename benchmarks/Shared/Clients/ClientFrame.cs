using System.Buffers.Binary;

namespace TypedSockets.Benchmarks;

/// <summary>Frames as clients send them (RFC 6455 section 5.2), made before anything is measured.</summary>
internal static class ClientFrame
{
    private const byte Final = 0x80;
    private const byte Masked = 0x80;
    private const byte Text = 0x1;
    private const byte Binary = 0x2;
    private const byte CloseCode = 0x8;
    private const byte PongCode = 0xA;

    private static ReadOnlySpan<byte> Mask => [0x37, 0xFA, 0x21, 0x3D];

    /// <summary>Closes normally (1000).</summary>
    public static byte[] Close { get; } = Write(CloseCode, [0x03, 0xE8]);

    public static byte[] OfMessage(byte[] message, bool isBinary) => Write(isBinary ? Binary : Text, message);

    public static byte[] Pong(ReadOnlySpan<byte> payload) => Write(PongCode, payload);

    private static byte[] Write(byte code, ReadOnlySpan<byte> payload)
    {
        byte[] header = payload.Length switch
        {
            < 126 => [(byte)(Final | code), (byte)(Masked | payload.Length)],
            <= ushort.MaxValue => [(byte)(Final | code), Masked | 126, 0, 0],
            _ => throw new NotSupportedException("No message is as long."),
        };
        if (header.Length > 2)
        {
            BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)payload.Length);
        }

        byte[] frame = [.. header, .. Mask, .. payload];
        for (var position = 0; position < payload.Length; position++)
        {
            frame[header.Length + Mask.Length + position] ^= Mask[position & 3];
        }

        return frame;
    }
}
