using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MessagePack;

namespace TypedSockets;

/// <remarks>Values that code of the user's writes as JSON, and values that are JSON, are written as what that JSON says.</remarks>
public ref partial struct WsMessagePackWriter
{
    /// <summary>Writes a value as JSON.</summary>
    private delegate void JsonValueWriter<in T>(ref WsJsonWriter json, T value);

    /// <summary>Writes what a converter makes of a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="converter">The converter.</param>
    /// <param name="value">The value; where the converter leaves <see langword="null"/> to its caller, it is written as null.</param>
    /// <exception cref="JsonException">The converter did not write exactly one value, or the message nests too deep.</exception>
    public void WriteWith<T>(JsonConverter<T> converter, T? value) => WriteAsJson(value, (ref json, value) => json.WriteWith(converter, value));

    /// <summary>Writes what <see cref="JsonSerializer"/> makes of a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="type">What the serializer knows of the type.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="JsonException">A converter did not write exactly one value, or the message nests too deep.</exception>
    public void WriteWith<T>(JsonTypeInfo<T> type, T? value) => WriteAsJson(value, (ref json, value) => json.WriteWith(type, value));

    /// <summary>Writes a number as <see cref="JsonNumberHandling"/> asks.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="value">The number.</param>
    /// <param name="handling">The flags of <see cref="JsonNumberHandling"/>.</param>
    /// <exception cref="ArgumentException">The number is not finite, and the flags do not allow its name.</exception>
    public void WriteNumberWith<T>(T value, int handling)
        where T : struct, INumberBase<T>
    {
        bool isText = ((JsonNumberHandling)handling).HasFlag(JsonNumberHandling.WriteAsString) || !T.IsFinite(value);
        switch (value)
        {
            case float number when !isText:
                WriteSingle(number);
                break;
            case decimal number when !isText:
                WriteDecimal(number);
                break;
            case Int128 number when !isText:
                WriteInt128(number);
                break;
            case UInt128 number when !isText:
                WriteUInt128(number);
                break;
            default:
                WriteAsJson((value, handling), static (ref json, number) => json.WriteNumberWith(number.value, number.handling));
                break;
        }
    }

    /// <summary>Writes any JSON.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">It was never set, or holds what is no text.</exception>
    /// <exception cref="JsonException">The message nests too deep, or a number in it is too large for 64 bits.</exception>
    public void WriteJsonElement(JsonElement value)
    {
        Flush();
        var writer = new MessagePackWriter(output);
        JsonMessagePack.Write(ref writer, value, PayloadReader.MaxDepth - depth);
        writer.Flush();
    }

    /// <summary>Writes any JSON.</summary>
    /// <param name="value">The value; <see langword="null"/> is written as null.</param>
    /// <exception cref="JsonException">The message nests too deep, or a number in it is too large for 64 bits.</exception>
    public void WriteJsonNode(JsonNode? value) => WriteAsJson(value, static (ref json, value) => json.WriteJsonNode(value));

    /// <summary>Writes any JSON.</summary>
    /// <param name="value">The value; <see langword="null"/> is written as null.</param>
    /// <exception cref="ObjectDisposedException">The value was disposed.</exception>
    /// <exception cref="JsonException">The message nests too deep, or a number in it is too large for 64 bits.</exception>
    public void WriteJsonDocument(JsonDocument? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        WriteJsonElement(value.RootElement);
    }

    private void WriteAsJson<T>(T value, JsonValueWriter<T> write)
    {
        var buffer = new JsonBuffer();
        try
        {
            var json = new WsJsonWriter(buffer);
            write(ref json, value);
            json.Flush();
            Flush();
            var writer = new MessagePackWriter(output);
            JsonMessagePack.Write(ref writer, buffer.WrittenMemory, PayloadReader.MaxDepth - depth);
            writer.Flush();
        }
        finally
        {
            buffer.Clear();
        }
    }
}
