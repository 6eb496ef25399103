using System.Text.Json;
using MessagePack;

namespace TypedSockets;

/// <remarks>Keys of dictionaries are integers where their type is one, and else the names that they have in JSON. Those are taken for integers too.</remarks>
public ref partial struct WsMessagePackReader
{
    /// <summary>Makes a key of a name in JSON.</summary>
    private delegate T JsonKeyReader<out T>(ref WsJsonReader json, ReadOnlySpan<byte> name);

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public string ReadStringKey() => ReadString();

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public sbyte ReadSByteKey() => Next is MessagePackType.String ? ReadKey(JsonKind.SByte, static (ref json, name) => json.ReadSByteKey(name)) : ReadSByte();

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public byte ReadByteKey() => Next is MessagePackType.String ? ReadKey(JsonKind.Byte, static (ref json, name) => json.ReadByteKey(name)) : ReadByte();

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public short ReadInt16Key() => Next is MessagePackType.String ? ReadKey(JsonKind.Int16, static (ref json, name) => json.ReadInt16Key(name)) : ReadInt16();

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public ushort ReadUInt16Key() => Next is MessagePackType.String ? ReadKey(JsonKind.UInt16, static (ref json, name) => json.ReadUInt16Key(name)) : ReadUInt16();

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public int ReadInt32Key() => Next is MessagePackType.String ? ReadKey(JsonKind.Int32, static (ref json, name) => json.ReadInt32Key(name)) : ReadInt32();

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public uint ReadUInt32Key() => Next is MessagePackType.String ? ReadKey(JsonKind.UInt32, static (ref json, name) => json.ReadUInt32Key(name)) : ReadUInt32();

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public long ReadInt64Key() => Next is MessagePackType.String ? ReadKey(JsonKind.Int64, static (ref json, name) => json.ReadInt64Key(name)) : ReadInt64();

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public ulong ReadUInt64Key() => Next is MessagePackType.String ? ReadKey(JsonKind.UInt64, static (ref json, name) => json.ReadUInt64Key(name)) : ReadUInt64();

    private T ReadKey<T>(string what, JsonKeyReader<T> read)
    {
        int start = Here;
        if (!TryReadText(out ReadOnlySpan<byte> text))
        {
            throw Expected(start, what);
        }

        using JsonScratch scratch = JsonScratch.Rent();
        try
        {
            scratch.Writer.WriteStartObject();
            scratch.Writer.WriteNull(text);
            scratch.Writer.WriteEndObject();
            var json = new WsJsonReader(scratch.Flush());
            json.StartObject();
            json.NextName(out ReadOnlySpan<byte> name);
            return read(ref json, name);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw Expected(start, what);
        }
    }
}
