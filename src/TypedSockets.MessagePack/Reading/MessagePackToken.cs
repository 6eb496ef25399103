using System.Buffers.Binary;
using System.Runtime.InteropServices;
using MessagePack;

namespace TypedSockets;

/// <summary>What one value begins with: its own bytes, and how many values it holds that follow it.</summary>
/// <param name="Length">How many bytes it takes, without the values that it holds.</param>
/// <param name="Children">How many values it holds; of a map, its keys and its values.</param>
/// <param name="Type">What it is.</param>
/// <param name="TextLength">How many of its last bytes are text.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MessagePackToken(long Length, long Children, MessagePackType Type, int TextLength = 0)
{
    /// <summary>The one byte that begins nothing.</summary>
    public const byte NeverUsed = 0xC1;

    /// <summary>Whether it is an array or a map.</summary>
    public bool Holds => Type is MessagePackType.Array or MessagePackType.Map;

    /// <summary>Reads what stands at the beginning of some bytes, by the table of the MessagePack specification.</summary>
    /// <param name="bytes">Begin with the value.</param>
    /// <param name="token">What stands there.</param>
    /// <returns>False where nothing stands there that is whole.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out MessagePackToken token)
    {
        token = default;
        if (bytes.IsEmpty)
        {
            return false;
        }

        byte code = bytes[0];
        MessagePackType type = MessagePackCode.ToMessagePackType(code);
        int size = SizeOfLength(code);
        if (bytes.Length <= size)
        {
            return false;
        }

        long length = size switch
        {
            1 => bytes[1],
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]),
            4 => BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]),
            _ => FixedLength(code),
        };
        token = type switch
        {
            MessagePackType.Array => new(1 + size, length, type),
            MessagePackType.Map => new(1 + size, 2 * length, type),
            MessagePackType.String => new(1 + size + length, 0, type, (int)Math.Min(length, int.MaxValue)),

            // One byte says which extension it is.
            MessagePackType.Extension => new(2 + size + length, 0, type),
            _ => new(1 + size + length, 0, type),
        };
        return code != NeverUsed && token.Length + token.Children <= bytes.Length;
    }

    /// <summary>How many bytes say how long the value is, or how many others it holds.</summary>
    private static int SizeOfLength(byte code) => code switch
    {
        MessagePackCode.Str8 or MessagePackCode.Bin8 or MessagePackCode.Ext8 => 1,
        MessagePackCode.Str16 or MessagePackCode.Bin16 or MessagePackCode.Ext16 or MessagePackCode.Array16 or MessagePackCode.Map16 => 2,
        MessagePackCode.Str32 or MessagePackCode.Bin32 or MessagePackCode.Ext32 or MessagePackCode.Array32 or MessagePackCode.Map32 => 4,
        _ => 0,
    };

    /// <summary>How long the value is, or how many others it holds, where its first byte says so.</summary>
    private static int FixedLength(byte code) => code switch
    {
        >= MessagePackCode.MinFixMap and <= MessagePackCode.MaxFixMap => code - MessagePackCode.MinFixMap,
        >= MessagePackCode.MinFixArray and <= MessagePackCode.MaxFixArray => code - MessagePackCode.MinFixArray,
        >= MessagePackCode.MinFixStr and <= MessagePackCode.MaxFixStr => code - MessagePackCode.MinFixStr,
        MessagePackCode.Int8 or MessagePackCode.UInt8 or MessagePackCode.FixExt1 => 1,
        MessagePackCode.Int16 or MessagePackCode.UInt16 or MessagePackCode.FixExt2 => 2,
        MessagePackCode.Int32 or MessagePackCode.UInt32 or MessagePackCode.Float32 or MessagePackCode.FixExt4 => 4,
        MessagePackCode.Int64 or MessagePackCode.UInt64 or MessagePackCode.Float64 or MessagePackCode.FixExt8 => 8,
        MessagePackCode.FixExt16 => 16,
        _ => 0,
    };
}
