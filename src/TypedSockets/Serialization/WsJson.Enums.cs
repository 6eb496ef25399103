using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedSockets;

public static partial class WsJson
{
    /// <summary>Reads an enum by its name, or by its number.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static T ReadEnumName<T>(ref Utf8JsonReader reader)
        where T : struct, Enum
    {
        try
        {
            return EnumNames<T>.Converter.Read(ref reader, typeof(T), Options);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw Expected(ref reader, $"a name of {typeof(T).Name}");
        }
    }

    /// <summary>Writes an enum by its name, or by its number where it has none.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="writer">Stands where a value is expected.</param>
    /// <param name="value">The value.</param>
    public static void WriteEnumName<T>(Utf8JsonWriter writer, T value)
        where T : struct, Enum => EnumNames<T>.Converter.Write(writer, value, Options);

    /// <summary>The converter of <c>System.Text.Json</c>, which knows how names of flags combine and which case matters.</summary>
    private static class EnumNames<T>
        where T : struct, Enum
    {
        public static readonly JsonConverter<T> Converter = (JsonConverter<T>)new JsonStringEnumConverter<T>().CreateConverter(typeof(T), Options);
    }
}
