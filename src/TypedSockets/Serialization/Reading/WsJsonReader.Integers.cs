using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

public ref partial struct WsJsonReader
{
    /// <summary>Reads an integer from -128 to 127.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public sbyte ReadSByte() => TryReadInteger(sbyte.MinValue, sbyte.MaxValue, out long value) ? (sbyte)value : throw Expected(JsonKind.SByte);

    /// <summary>Reads an integer from 0 to 255.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public byte ReadByte() => TryReadUnsigned(byte.MaxValue, out ulong value) ? (byte)value : throw Expected(JsonKind.Byte);

    /// <summary>Reads an integer of 16 bits.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public short ReadInt16() => TryReadInteger(short.MinValue, short.MaxValue, out long value) ? (short)value : throw Expected(JsonKind.Int16);

    /// <summary>Reads an unsigned integer of 16 bits.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public ushort ReadUInt16() => TryReadUnsigned(ushort.MaxValue, out ulong value) ? (ushort)value : throw Expected(JsonKind.UInt16);

    /// <summary>Reads an integer of 32 bits.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public int ReadInt32() => TryReadInteger(int.MinValue, int.MaxValue, out long value) ? (int)value : throw Expected(JsonKind.Int32);

    /// <summary>Reads an unsigned integer of 32 bits.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public uint ReadUInt32() => TryReadUnsigned(uint.MaxValue, out ulong value) ? (uint)value : throw Expected(JsonKind.UInt32);

    /// <summary>Reads an integer of 64 bits.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public long ReadInt64() => TryReadInteger(long.MinValue, long.MaxValue, out long value) ? value : throw Expected(JsonKind.Int64);

    /// <summary>Reads an unsigned integer of 64 bits.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public ulong ReadUInt64() => TryReadUnsigned(ulong.MaxValue, out ulong value) ? value : throw Expected(JsonKind.UInt64);

    /// <summary>Reads an integer of 128 bits.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public Int128 ReadInt128() => TryReadInteger(long.MinValue, long.MaxValue, out long value)
        ? value
        : ReadNumberSlowly(JsonMetadataServices.Int128Converter, JsonKind.Int128);

    /// <summary>Reads an unsigned integer of 128 bits.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public UInt128 ReadUInt128() => TryReadUnsigned(ulong.MaxValue, out ulong value)
        ? value
        : ReadNumberSlowly(JsonMetadataServices.UInt128Converter, JsonKind.UInt128);

    /// <summary>Reads an integer within bounds; where none stands here, nothing is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadInteger(long least, long greatest, out long value)
    {
        if (JsonInteger.TryParse(json, position, out value, out int end) && value >= least && value <= greatest)
        {
            position = end;
            return true;
        }

        return TryReadAnyInteger(least, greatest, out value);
    }

    /// <summary>Reads an unsigned integer within a bound; where none stands here, nothing is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadUnsigned(ulong greatest, out ulong value)
    {
        if (JsonInteger.TryParseUnsigned(json, position, out value, out int end) && value <= greatest)
        {
            position = end;
            return true;
        }

        return TryReadAnyUnsigned(greatest, out value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadAnyInteger(long least, long greatest, out long value)
    {
        int before = position;
        SkipWhiteSpace();
        value = 0;
        return position > before && TryReadInteger(least, greatest, out value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadAnyUnsigned(ulong greatest, out ulong value)
    {
        int before = position;
        SkipWhiteSpace();
        value = 0;
        return position > before && TryReadUnsigned(greatest, out value);
    }
}
