using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace TypedSockets;

public ref partial struct WsJsonWriter
{
    /// <summary>Writes what a converter makes of a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="converter">The converter.</param>
    /// <param name="value">The value; where the converter leaves <see langword="null"/> to its caller, it is written as null.</param>
    /// <exception cref="JsonException">The converter did not write exactly one value, or the message nests too deep.</exception>
    public void WriteWith<T>(JsonConverter<T> converter, T? value)
    {
        ArgumentNullException.ThrowIfNull(converter);
        if (value is null && !converter.HandleNull)
        {
            WriteNull();
            return;
        }

        using JsonScratch scratch = JsonScratch.Rent();
        converter.Write(scratch.Writer, value!, ConverterOptions.Instance);
        WriteValue(scratch.Flush(), converter.GetType());
    }

    /// <summary>Writes what <see cref="JsonSerializer"/> makes of a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="type">What the serializer knows of the type.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="JsonException">A converter did not write exactly one value, or the message nests too deep.</exception>
    public void WriteWith<T>(JsonTypeInfo<T> type, T? value)
    {
        ArgumentNullException.ThrowIfNull(type);
        using JsonScratch scratch = JsonScratch.Rent();
        JsonSerializer.Serialize(scratch.Writer, value!, type);
        WriteValue(scratch.Flush(), type.Converter.GetType());
    }

    /// <summary>Copies JSON that others wrote.</summary>
    private void WriteValue(scoped ReadOnlySpan<byte> json, Type author)
    {
        if (!IsOneValue(json, DepthLeft))
        {
            throw IsOneValue(json, PayloadReader.MaxDepth) ? TooDeep() : NotOneValue(author);
        }

        WriteRaw(json);
    }

    /// <summary>Whether this is JSON, one value and no more, that nests no deeper than so many levels, in valid UTF-8.</summary>
    private static bool IsOneValue(ReadOnlySpan<byte> json, int depthLeft) =>
        WsJsonReader.TrySkip(json, depthLeft, out int length) && JsonBytes.SkipWhiteSpace(json, length) == json.Length && Utf8.IsValid(json);

    private static JsonException NotOneValue(Type author) =>
        new($"{author} did not write exactly one JSON value, of at most {PayloadReader.MaxDepth} levels and in valid UTF-8. Mend it, or take the member out of the message.");
}
