using System.Text;
using System.Text.Json;

namespace TypedSockets;

/// <summary>The payload of <c>ws.error</c>.</summary>
/// <param name="Code">What went wrong, for programs.</param>
/// <param name="Message">What went wrong, for people.</param>
/// <param name="RequestId">The id that stood beside it, where there was one.</param>
internal readonly record struct ErrorInfo(string Code, string Message, string? RequestId = null)
{
    private const int MaxMessageBytes = 256;

    public void Write(ref WsJsonWriter writer)
    {
        writer.WriteRaw("\"code\":"u8);
        writer.WriteString(Code);
        writer.WriteRaw(",\"message\":"u8);
        writer.WriteString(Shortened(Message));
    }

    /// <summary>The same as far as a log may repeat it, when it comes from a side that is not trusted.</summary>
    public ErrorInfo Printable() => this with { Code = OneLine.Of(Shortened(Code)), Message = OneLine.Of(Shortened(Message)) };

    /// <summary>Reads the payload. A member that is missing or no string is taken as empty.</summary>
    public static ErrorInfo Read(ReadOnlyMemory<byte> payload)
    {
        using JsonDocument document = JsonDocument.Parse(payload);
        return new ErrorInfo(Text(document.RootElement, "code"u8), Text(document.RootElement, "message"u8));
    }

    /// <summary>Cuts a text to the bytes that the wire allows, between characters.</summary>
    private static string Shortened(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= MaxMessageBytes)
        {
            return text;
        }

        int bytes = 0;
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxMessageBytes)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    private static string Text(JsonElement root, ReadOnlySpan<byte> name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
