using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

/// <summary>How <c>System.Text.Json</c> reads a number that may be text: converters do so only for who reads a whole document.</summary>
/// <typeparam name="T">The type of the number; it always comes with the same converter.</typeparam>
internal static class JsonNumber<T>
{
    /// <summary>By the flags of <see cref="JsonNumberHandling"/>.</summary>
    private static readonly JsonTypeInfo<T>?[] Types = new JsonTypeInfo<T>?[8];

    /// <summary>The contract of the number alone.</summary>
    public static JsonTypeInfo<T> Describe(JsonConverter<T> converter, JsonNumberHandling handling) => Types[(int)handling] ??= Create(converter, handling);

    private static JsonTypeInfo<T> Create(JsonConverter<T> converter, JsonNumberHandling handling)
    {
        var options = new JsonSerializerOptions { NumberHandling = handling, TypeInfoResolver = JsonTypeInfoResolver.Combine() };
        return JsonMetadataServices.CreateValueInfo<T>(options, converter);
    }
}
