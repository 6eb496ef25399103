using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedSockets;

public ref partial struct WsJsonWriter
{
    /// <summary>Writes any JSON as it was read.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">It was never set, or is no text.</exception>
    /// <exception cref="JsonException">The message nests too deep.</exception>
    public void WriteJsonElement(JsonElement value)
    {
        ReadOnlySpan<byte> json = JsonMarshal.GetRawUtf8Value(value);
        if (IsOneValue(json, DepthLeft))
        {
            WriteRaw(json);
            return;
        }

        // It was read with comments or with commas at the end, or from invalid UTF-8.
        using JsonScratch scratch = JsonScratch.Rent();
        value.WriteTo(scratch.Writer);
        WriteValue(scratch.Flush(), typeof(JsonElement));
    }

    /// <summary>Writes any JSON.</summary>
    /// <param name="value">The value; <see langword="null"/> is written as null.</param>
    /// <exception cref="JsonException">The message nests too deep.</exception>
    public void WriteJsonNode(JsonNode? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        using JsonScratch scratch = JsonScratch.Rent();
        value.WriteTo(scratch.Writer, ConverterOptions.Instance);
        WriteValue(scratch.Flush(), value.GetType());
    }

    /// <summary>Writes any JSON as it was read.</summary>
    /// <param name="value">The value; <see langword="null"/> is written as null.</param>
    /// <exception cref="ObjectDisposedException">The value was disposed.</exception>
    /// <exception cref="JsonException">The message nests too deep.</exception>
    public void WriteJsonDocument(JsonDocument? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        WriteJsonElement(value.RootElement);
    }
}
