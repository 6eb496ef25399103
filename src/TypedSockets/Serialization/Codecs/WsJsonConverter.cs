using System.ComponentModel;
using System.Text.Json.Serialization;

namespace TypedSockets;

/// <summary>The one instance of a converter that a <see cref="JsonConverterAttribute"/> names. User code has no need of it.</summary>
/// <typeparam name="T">What it converts.</typeparam>
/// <typeparam name="TConverter">The converter, or a factory of it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WsJsonConverter<T, TConverter>
    where TConverter : JsonConverter, new()
{
    /// <summary>The converter.</summary>
    /// <exception cref="InvalidOperationException">The factory makes none for the type.</exception>
    public static JsonConverter<T> Instance { get; } = Create();

    private static JsonConverter<T> Create()
    {
        JsonConverter converter = new TConverter();
        return (converter is JsonConverterFactory factory ? factory.CreateConverter(typeof(T), ConverterOptions.Instance) : converter) as JsonConverter<T>
            ?? throw new InvalidOperationException($"The converter '{typeof(TConverter)}' makes none for '{typeof(T)}'. Name one in [JsonConverter] that does.");
    }
}
