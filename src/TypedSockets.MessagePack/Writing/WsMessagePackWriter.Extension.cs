using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedSockets;

/// <remarks>Extension data.</remarks>
public ref partial struct WsMessagePackWriter
{
    /// <summary>Writes members that have no place of their own in the type.</summary>
    /// <param name="extension">The members; <see langword="null"/> for none.</param>
    public void WriteExtension(IEnumerable<KeyValuePair<string, JsonElement>>? extension)
    {
        foreach ((string name, JsonElement value) in extension ?? [])
        {
            WriteString(name);
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
            WriteString(name);
            WriteAny(name, value);
        }
    }

    /// <summary>Writes members that have no place of their own in the type.</summary>
    /// <param name="extension">The members; <see langword="null"/> for none.</param>
    public void WriteExtension(JsonObject? extension)
    {
        foreach ((string name, JsonNode? value) in extension ?? [])
        {
            WriteString(name);
            WriteJsonNode(value);
        }
    }

    private void WriteAny(string name, object? value)
    {
        switch (value)
        {
            case JsonElement element:
                WriteJsonElement(element);
                break;
            case JsonNode node:
                WriteJsonNode(node);
                break;
            case null or string:
                WriteString((string?)value);
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
                WriteAsJson(number, static (ref json, number) => json.WriteDecimal(number));
                break;
            default:
                throw new NotSupportedException($"The extension data has a '{value.GetType()}' under '{name}'. Put JSON, a string, a bool, an int, a long, a double, a decimal or null there.");
        }
    }
}
