using System.Text.Json;

namespace TypedSockets;

public static partial class WsJson
{
    /// <summary>Reads a number.</summary>
    public static sbyte ReadSByte(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetSByte(out var value) ? value : throw Expected(ref reader, "an integer from -128 to 127");

    /// <summary>Reads a number.</summary>
    public static byte ReadByte(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetByte(out var value) ? value : throw Expected(ref reader, "an integer from 0 to 255");

    /// <summary>Reads a number.</summary>
    public static short ReadInt16(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetInt16(out var value) ? value : throw Expected(ref reader, "a 16-bit integer");

    /// <summary>Reads a number.</summary>
    public static ushort ReadUInt16(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetUInt16(out var value) ? value : throw Expected(ref reader, "an unsigned 16-bit integer");

    /// <summary>Reads a number.</summary>
    public static int ReadInt32(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetInt32(out var value) ? value : throw Expected(ref reader, "a 32-bit integer");

    /// <summary>Reads a number.</summary>
    public static uint ReadUInt32(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetUInt32(out var value) ? value : throw Expected(ref reader, "an unsigned 32-bit integer");

    /// <summary>Reads a number.</summary>
    public static long ReadInt64(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var value) ? value : throw Expected(ref reader, "a 64-bit integer");

    /// <summary>Reads a number.</summary>
    public static ulong ReadUInt64(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetUInt64(out var value) ? value : throw Expected(ref reader, "an unsigned 64-bit integer");

    /// <summary>Reads a number.</summary>
    public static float ReadSingle(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetSingle(out var value) ? value : throw Expected(ref reader, "a number");

    /// <summary>Reads a number.</summary>
    public static double ReadDouble(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetDouble(out var value) ? value : throw Expected(ref reader, "a number");

    /// <summary>Reads a number.</summary>
    public static decimal ReadDecimal(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetDecimal(out var value) ? value : throw Expected(ref reader, "a decimal number");
}
