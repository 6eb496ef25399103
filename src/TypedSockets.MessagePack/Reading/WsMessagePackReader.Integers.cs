using System.Buffers.Binary;
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

    /// <summary>Reads an integer within bounds, between which are all integers from 0 to 127.</summary>
    private long ReadInteger(long least, long greatest, string what)
    {
        int start = position;
        if ((uint)start < (uint)bytes.Length && bytes[start] <= MessagePackCode.MaxFixInt)
        {
            position = start + 1;
            return bytes[start];
        }

        return TryReadInt64(out long value) && value >= least && value <= greatest ? value : throw Expected(start, what);
    }

    private bool TryReadInt64(out long value)
    {
        ReadOnlySpan<byte> rest = bytes[position..];
        if (TryReadUnsigned(rest, out ulong large))
        {
            value = unchecked((long)large);
            return large <= long.MaxValue;
        }

        if (TryReadSigned(rest, out value))
        {
            return true;
        }

        return TryReadDouble(out double number)
            && (value = number is >= -BeyondInt64 and < BeyondInt64 ? (long)number : 0) == number;
    }

    private bool TryReadUInt64(out ulong value)
    {
        ReadOnlySpan<byte> rest = bytes[position..];
        if (TryReadUnsigned(rest, out value))
        {
            return true;
        }

        if (TryReadSigned(rest, out long number))
        {
            value = unchecked((ulong)number);
            return number >= 0;
        }

        return TryReadDouble(out double fraction)
            && (value = fraction is >= 0 and < BeyondUInt64 ? (ulong)fraction : 0) == fraction;
    }

    /// <summary>Reads an integer that has no place for a sign.</summary>
    private bool TryReadUnsigned(ReadOnlySpan<byte> rest, out ulong value)
    {
        int size;
        switch (rest)
        {
            case [<= MessagePackCode.MaxFixInt, ..]:
                value = rest[0];
                size = 1;
                break;
            case [MessagePackCode.UInt8, var only, ..]:
                value = only;
                size = 2;
                break;
            case [MessagePackCode.UInt16, _, _, ..]:
                value = BinaryPrimitives.ReadUInt16BigEndian(rest[1..]);
                size = 3;
                break;
            case [MessagePackCode.UInt32, _, _, _, _, ..]:
                value = BinaryPrimitives.ReadUInt32BigEndian(rest[1..]);
                size = 5;
                break;
            case [MessagePackCode.UInt64, _, _, _, _, _, _, _, _, ..]:
                value = BinaryPrimitives.ReadUInt64BigEndian(rest[1..]);
                size = 9;
                break;
            default:
                value = 0;
                return false;
        }

        position += size;
        return true;
    }

    private bool TryReadSigned(ReadOnlySpan<byte> rest, out long value)
    {
        int size;
        switch (rest)
        {
            case [>= MessagePackCode.MinNegativeFixInt, ..]:
                value = (sbyte)rest[0];
                size = 1;
                break;
            case [MessagePackCode.Int8, var only, ..]:
                value = (sbyte)only;
                size = 2;
                break;
            case [MessagePackCode.Int16, _, _, ..]:
                value = BinaryPrimitives.ReadInt16BigEndian(rest[1..]);
                size = 3;
                break;
            case [MessagePackCode.Int32, _, _, _, _, ..]:
                value = BinaryPrimitives.ReadInt32BigEndian(rest[1..]);
                size = 5;
                break;
            case [MessagePackCode.Int64, _, _, _, _, _, _, _, _, ..]:
                value = BinaryPrimitives.ReadInt64BigEndian(rest[1..]);
                size = 9;
                break;
            default:
                value = 0;
                return false;
        }

        position += size;
        return true;
    }
}
