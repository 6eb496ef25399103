using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TypedSockets;

public ref partial struct WsJsonWriter
{
    /// <summary>The longest is a 128-bit integer.</summary>
    private const int MaxNumberLength = 64;

    /// <summary>Begins an object with what says of which derived type it is. The object that is opened next is this one.</summary>
    /// <param name="run">The opening brace, the name of the discriminator and its value.</param>
    public void WriteDiscriminator(scoped ReadOnlySpan<byte> run)
    {
        WriteRaw(run);
        isBegun = true;
    }

    /// <summary>Writes a number as <see cref="JsonNumberHandling"/> asks.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="value">The number.</param>
    /// <param name="handling">The flags of <see cref="JsonNumberHandling"/>.</param>
    /// <exception cref="ArgumentException">The number is not finite, and the flags do not allow its name.</exception>
    public void WriteNumberWith<T>(T value, int handling)
        where T : struct, INumberBase<T>
    {
        if (!T.IsFinite(value) && ((JsonNumberHandling)handling).HasFlag(JsonNumberHandling.AllowNamedFloatingPointLiterals))
        {
            WriteRaw(T.IsNaN(value) ? "\"NaN\""u8 : T.IsPositiveInfinity(value) ? "\"Infinity\""u8 : "\"-Infinity\""u8);
            return;
        }

        if (!T.IsFinite(value))
        {
            throw NotFinite(nameof(value));
        }

        ReadOnlySpan<byte> quote = ((JsonNumberHandling)handling).HasFlag(JsonNumberHandling.WriteAsString) ? "\""u8 : default;
        WriteRaw(quote);
        WriteFormatted(value, MaxNumberLength);
        WriteRaw(quote);
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
