using MessagePack;

namespace TypedSockets;

/// <remarks>Keys of dictionaries are integers where their type is one, and else the names that they have in JSON.</remarks>
public ref partial struct WsMessagePackWriter
{
    /// <summary>Writes a key as a name in JSON.</summary>
    private delegate void JsonKeyWriter<in T>(ref WsJsonWriter json, T key);

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteStringKey(string value) => WriteString(value);

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteSByteKey(sbyte value) => WriteInt64(value);

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteByteKey(byte value) => WriteUInt64(value);

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteInt16Key(short value) => WriteInt64(value);

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteUInt16Key(ushort value) => WriteUInt64(value);

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteInt32Key(int value) => WriteInt64(value);

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteUInt32Key(uint value) => WriteUInt64(value);

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteInt64Key(long value) => WriteInt64(value);

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteUInt64Key(ulong value) => WriteUInt64(value);

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteBooleanKey(bool value) => WriteKey(value, static (ref json, key) => json.WriteBooleanKey(key));

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteCharKey(char value) => WriteKey(value, static (ref json, key) => json.WriteCharKey(key));

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteInt128Key(Int128 value) => WriteKey(value, static (ref json, key) => json.WriteInt128Key(key));

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteUInt128Key(UInt128 value) => WriteKey(value, static (ref json, key) => json.WriteUInt128Key(key));

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteHalfKey(Half value) => WriteKey(value, static (ref json, key) => json.WriteHalfKey(key));

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteSingleKey(float value) => WriteKey(value, static (ref json, key) => json.WriteSingleKey(key));

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteDoubleKey(double value) => WriteKey(value, static (ref json, key) => json.WriteDoubleKey(key));

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteDecimalKey(decimal value) => WriteKey(value, static (ref json, key) => json.WriteDecimalKey(key));

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteGuidKey(Guid value) => WriteKey(value, static (ref json, key) => json.WriteGuidKey(key));

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteUriKey(Uri value) => WriteKey(value, static (ref json, key) => json.WriteUriKey(key));

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteVersionKey(Version value) => WriteKey(value, static (ref json, key) => json.WriteVersionKey(key));

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteDateTimeKey(DateTime value) => WriteKey(value, static (ref json, key) => json.WriteDateTimeKey(key));

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteDateTimeOffsetKey(DateTimeOffset value) => WriteKey(value, static (ref json, key) => json.WriteDateTimeOffsetKey(key));

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteDateOnlyKey(DateOnly value) => WriteKey(value, static (ref json, key) => json.WriteDateOnlyKey(key));

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteTimeOnlyKey(TimeOnly value) => WriteKey(value, static (ref json, key) => json.WriteTimeOnlyKey(key));

    /// <summary>Writes a key.</summary>
    /// <param name="value">The key.</param>
    public void WriteTimeSpanKey(TimeSpan value) => WriteKey(value, static (ref json, key) => json.WriteTimeSpanKey(key));

    /// <summary>Writes an enum as a key: its name, or its number where it has none.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The key.</param>
    public void WriteEnumKey<T>(T value)
        where T : struct, Enum => WriteKey(value, static (ref json, key) => json.WriteEnumKey(key));

    private void WriteKey<T>(T key, JsonKeyWriter<T> write)
    {
        var buffer = new JsonBuffer();
        try
        {
            var json = new WsJsonWriter(buffer);
            json.WriteStartObject();
            write(ref json, key);
            json.WriteNull();
            json.WriteEndObject();
            json.Flush();
            Flush();
            var writer = new MessagePackWriter(output);
            JsonMessagePack.WriteName(ref writer, buffer.Written);
            writer.Flush();
        }
        finally
        {
            buffer.Clear();
        }
    }
}
