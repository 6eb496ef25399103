using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TypedSockets;

public ref partial struct WsJsonWriter
{
    /// <summary>Begins an object with what says of which derived type it is. The object that is opened next is this one.</summary>
    /// <param name="run">The opening brace, the name of the discriminator and its value.</param>
    public void WriteDiscriminator(scoped ReadOnlySpan<byte> run)
    {
        WriteRaw(run);
        isBegun = true;
    }

    /// <summary>Writes a number as <see cref="JsonNumberHandling"/> asks.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="converter">What writes it.</param>
    /// <param name="handling">The flags of <see cref="JsonNumberHandling"/>.</param>
    /// <param name="value">The number.</param>
    public void WriteNumberWith<T>(JsonConverter<T> converter, int handling, T value)
    {
        ArgumentNullException.ThrowIfNull(converter);
        using JsonScratch scratch = JsonScratch.Rent();
        converter.Write(scratch.Writer, value, ConverterOptions.For((JsonNumberHandling)handling));
        WriteRaw(scratch.Flush());
    }

    /// <summary>Writes members that have no place of their own in the type.</summary>
    /// <param name="extension">The members; <see langword="null"/> for none.</param>
    public void WriteExtension(IEnumerable<KeyValuePair<string, JsonElement>>? extension)
    {
        foreach ((string name, JsonElement value) in extension ?? [])
        {
            WriteName(name);
            WriteJsonElement(value);
        }
    }

    /// <summary>Writes members that have no place of their own in the type.</summary>
    /// <param name="extension">The members; <see langword="null"/> for none. Values are JSON, text, numbers, truth values or null.</param>
    /// <exception cref="NotSupportedException">A value is something else.</exception>
    public void WriteExtension(IEnumerable<KeyValuePair<string, object?>>? extension)
    {
        foreach ((string name, object? value) in extension ?? [])
        {
            WriteName(name);
            WriteAny(name, value);
        }
    }

    /// <summary>Writes members that have no place of their own in the type.</summary>
    /// <param name="extension">The members; <see langword="null"/> for none.</param>
    public void WriteExtension(JsonObject? extension)
    {
        foreach ((string name, JsonNode? value) in extension ?? [])
        {
            WriteName(name);
            WriteJsonNode(value);
        }
    }

    private void WriteAny(string name, object? value)
    {
        switch (value)
        {
            case null:
                WriteNull();
                break;
            case JsonElement element:
                WriteJsonElement(element);
                break;
            case JsonNode node:
                WriteJsonNode(node);
                break;
            case string text:
                WriteString(text);
                break;
            case bool flag:
                WriteBoolean(flag);
                break;
            case int number:
                WriteInt32(number);
                break;
            case long number:
                WriteInt64(number);
                break;
            case double number:
                WriteDouble(number);
                break;
            case decimal number:
                WriteDecimal(number);
                break;
            default:
                throw new NotSupportedException($"The extension data has a '{value.GetType()}' under '{name}'. Put JSON, a string, a bool, an int, a long, a double, a decimal or null there.");
        }
    }
}
