using System.Text.Json;
using MessagePack;

namespace TypedSockets;

/// <remarks>A float that has an integral value is taken as that integer: JavaScript has no other numbers.</remarks>
public ref partial struct WsMessagePackReader
{
    /// <summary>2 to the power of 63, the first float beyond the range of <see cref="long"/>.</summary>
    private const double BeyondInt64 = 9223372036854775808.0;

    /// <summary>2 to the power of 64, the first float beyond the range of <see cref="ulong"/>.</summary>
    private const double BeyondUInt64 = 18446744073709551616.0;

    /// <summary>Reads an integer from -128 to 127.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public sbyte ReadSByte() => (sbyte)ReadInteger(sbyte.MinValue, sbyte.MaxValue, JsonKind.SByte);

    /// <summary>Reads an integer from 0 to 255.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public byte ReadByte() => (byte)ReadInteger(byte.MinValue, byte.MaxValue, JsonKind.Byte);

    /// <summary>Reads an integer of 16 bits.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public short ReadInt16() => (short)ReadInteger(short.MinValue, short.MaxValue, JsonKind.Int16);

    /// <summary>Reads an unsigned integer of 16 bits.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public ushort ReadUInt16() => (ushort)ReadInteger(ushort.MinValue, ushort.MaxValue, JsonKind.UInt16);

    /// <summary>Reads an integer of 32 bits.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public int ReadInt32() => (int)ReadInteger(int.MinValue, int.MaxValue, JsonKind.Int32);

    /// <summary>Reads an unsigned integer of 32 bits.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public uint ReadUInt32() => (uint)ReadInteger(uint.MinValue, uint.MaxValue, JsonKind.UInt32);

    /// <summary>Reads an integer of 64 bits.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public long ReadInt64() => ReadInteger(long.MinValue, long.MaxValue, JsonKind.Int64);

    /// <summary>Reads an unsigned integer of 64 bits.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public ulong ReadUInt64()
    {
        int start = Here;
        return TryReadUInt64(out ulong value) ? value : throw Expected(start, JsonKind.UInt64);
    }

    /// <summary>Reads an integer of 128 bits: an integer, or its digits as text.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public Int128 ReadInt128()
    {
        int start = Here;
        return Next is MessagePackType.String ? ReadDigits(JsonKind.Int128, static (ref json) => json.ReadInt128())
            : TryReadInt64(out long value) ? value
            : TryReturn(start) && TryReadUInt64(out ulong large) ? large
            : throw Expected(start, JsonKind.Int128);
    }

    /// <summary>Reads an unsigned integer of 128 bits: an integer, or its digits as text.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public UInt128 ReadUInt128()
    {
        int start = Here;
        return Next is MessagePackType.String ? ReadDigits(JsonKind.UInt128, static (ref json) => json.ReadUInt128())
            : TryReadUInt64(out ulong value) ? value
            : throw Expected(start, JsonKind.UInt128);
    }

    private long ReadInteger(long least, long greatest, string what)
    {
        int start = Here;
        return TryReadInt64(out long value) && value >= least && value <= greatest ? value : throw Expected(start, what);
    }

    private bool TryReadInt64(out long value)
    {
        value = 0;
        switch (Next)
        {
            case MessagePackType.Integer when reader.NextCode == MessagePackCode.UInt64:
                ulong large = reader.ReadUInt64();
                value = unchecked((long)large);
                return large <= long.MaxValue;
            case MessagePackType.Integer:
                value = reader.ReadInt64();
                return true;
            case MessagePackType.Float:
                double number = reader.ReadDouble();
                value = number is >= -BeyondInt64 and < BeyondInt64 ? (long)number : 0;
                return value == number;
            default:
                return false;
        }
    }

    private bool TryReadUInt64(out ulong value)
    {
        value = 0;
        switch (Next)
        {
            case MessagePackType.Integer when reader.NextCode == MessagePackCode.UInt64:
                value = reader.ReadUInt64();
                return true;
            case MessagePackType.Integer:
                long number = reader.ReadInt64();
                value = unchecked((ulong)number);
                return number >= 0;
            case MessagePackType.Float:
                double fraction = reader.ReadDouble();
                value = fraction is >= 0 and < BeyondUInt64 ? (ulong)fraction : 0;
                return value == fraction;
            default:
                return false;
        }
    }
}
