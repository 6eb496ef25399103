using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedSockets;

public ref partial struct WsJsonReader
{
    /// <summary>Reads a number as <see cref="JsonNumberHandling"/> allows.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="converter">What reads it.</param>
    /// <param name="handling">The flags of <see cref="JsonNumberHandling"/>.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public T ReadNumberWith<T>(JsonConverter<T> converter, int handling)
    {
        byte token = PeekToken();
        ReadOnlySpan<byte> value = token == '"' ? FindString(JsonKind.Number) : FindNumber(JsonKind.Number);
        try
        {
            T number = JsonSerializer.Deserialize(value, JsonNumber<T>.Describe(converter, (JsonNumberHandling)handling))!;
            position += value.Length;
            return number;
        }
        catch (JsonException)
        {
            throw Expected(JsonKind.Number);
        }
    }
}
