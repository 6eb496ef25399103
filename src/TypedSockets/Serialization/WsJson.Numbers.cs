using System.Text.Json;

namespace TypedSockets;

public static partial class WsJson
{
    /// <summary>Reads an integer from -128 to 127.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static sbyte ReadSByte(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetSByte(out sbyte value) ? value : throw Expected(ref reader, "an integer from -128 to 127");

    /// <summary>Reads an integer from 0 to 255.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static byte ReadByte(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetByte(out byte value) ? value : throw Expected(ref reader, "an integer from 0 to 255");

    /// <summary>Reads an integer of 16 bits.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static short ReadInt16(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetInt16(out short value) ? value : throw Expected(ref reader, "a 16-bit integer");

    /// <summary>Reads an unsigned integer of 16 bits.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static ushort ReadUInt16(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetUInt16(out ushort value) ? value : throw Expected(ref reader, "an unsigned 16-bit integer");

    /// <summary>Reads an integer of 32 bits.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static int ReadInt32(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetInt32(out int value) ? value : throw Expected(ref reader, "a 32-bit integer");

    /// <summary>Reads an unsigned integer of 32 bits.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static uint ReadUInt32(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetUInt32(out uint value) ? value : throw Expected(ref reader, "an unsigned 32-bit integer");

    /// <summary>Reads an integer of 64 bits.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static long ReadInt64(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out long value) ? value : throw Expected(ref reader, "a 64-bit integer");

    /// <summary>Reads an unsigned integer of 64 bits.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static ulong ReadUInt64(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetUInt64(out ulong value) ? value : throw Expected(ref reader, "an unsigned 64-bit integer");

    /// <summary>Reads a number of single precision.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static float ReadSingle(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetSingle(out float value) ? value : throw Expected(ref reader, "a number");

    /// <summary>Reads a number of double precision.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static double ReadDouble(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetDouble(out double value) ? value : throw Expected(ref reader, "a number");

    /// <summary>Reads a decimal number.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static decimal ReadDecimal(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number && reader.TryGetDecimal(out decimal value) ? value : throw Expected(ref reader, "a decimal number");
}
