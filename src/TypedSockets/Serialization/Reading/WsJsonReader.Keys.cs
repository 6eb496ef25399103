using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

/// <remarks>Keys of dictionaries are the names that were read last.</remarks>
public ref partial struct WsJsonReader
{
    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no Unicode.</exception>
    public string ReadStringKey(ReadOnlySpan<byte> name)
    {
        if (Ascii.IsValid(name))
        {
            return JsonAscii.ToString(name);
        }

        try
        {
            return StrictUtf8.Encoding.GetString(name);
        }
        catch (ArgumentException exception)
        {
            throw Refused(tokenStart, DoesNotFit, exception);
        }
    }

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public sbyte ReadSByteKey(ReadOnlySpan<byte> name) =>
        JsonInteger.TryParse(name, 0, out long value, out int end) && end == name.Length && value is >= sbyte.MinValue and <= sbyte.MaxValue
            ? (sbyte)value
            : ReadKeySlowly(JsonMetadataServices.SByteConverter, JsonKind.SByte);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public byte ReadByteKey(ReadOnlySpan<byte> name) =>
        JsonInteger.TryParseUnsigned(name, 0, out ulong value, out int end) && end == name.Length && value <= byte.MaxValue
            ? (byte)value
            : ReadKeySlowly(JsonMetadataServices.ByteConverter, JsonKind.Byte);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public short ReadInt16Key(ReadOnlySpan<byte> name) =>
        JsonInteger.TryParse(name, 0, out long value, out int end) && end == name.Length && value is >= short.MinValue and <= short.MaxValue
            ? (short)value
            : ReadKeySlowly(JsonMetadataServices.Int16Converter, JsonKind.Int16);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public ushort ReadUInt16Key(ReadOnlySpan<byte> name) =>
        JsonInteger.TryParseUnsigned(name, 0, out ulong value, out int end) && end == name.Length && value <= ushort.MaxValue
            ? (ushort)value
            : ReadKeySlowly(JsonMetadataServices.UInt16Converter, JsonKind.UInt16);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public int ReadInt32Key(ReadOnlySpan<byte> name) =>
        JsonInteger.TryParse(name, 0, out long value, out int end) && end == name.Length && value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : ReadKeySlowly(JsonMetadataServices.Int32Converter, JsonKind.Int32);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public uint ReadUInt32Key(ReadOnlySpan<byte> name) =>
        JsonInteger.TryParseUnsigned(name, 0, out ulong value, out int end) && end == name.Length && value <= uint.MaxValue
            ? (uint)value
            : ReadKeySlowly(JsonMetadataServices.UInt32Converter, JsonKind.UInt32);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public long ReadInt64Key(ReadOnlySpan<byte> name) =>
        JsonInteger.TryParse(name, 0, out long value, out int end) && end == name.Length
            ? value
            : ReadKeySlowly(JsonMetadataServices.Int64Converter, JsonKind.Int64);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public ulong ReadUInt64Key(ReadOnlySpan<byte> name) =>
        JsonInteger.TryParseUnsigned(name, 0, out ulong value, out int end) && end == name.Length
            ? value
            : ReadKeySlowly(JsonMetadataServices.UInt64Converter, JsonKind.UInt64);
}
