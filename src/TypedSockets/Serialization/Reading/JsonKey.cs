using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

/// <summary>
/// Reads the key of a dictionary as <c>System.Text.Json</c> does, which shows that only to who reads a whole dictionary.
/// </summary>
/// <typeparam name="T">The type of the key; it always comes with the same converter.</typeparam>
internal static class JsonKey<T>
    where T : notnull
{
    private static JsonTypeInfo<Dictionary<T, bool>>? type;

    /// <summary>Reads a key.</summary>
    /// <param name="name">The name in its quotes, with its escapes.</param>
    /// <param name="converter">Reads the key.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public static T Read(ReadOnlySpan<byte> name, JsonConverter<T> converter)
    {
        byte[] json = [(byte)'{', .. name, .. ":true}"u8];
        Dictionary<T, bool> dictionary = JsonSerializer.Deserialize(json, type ??= Describe(converter))!;
        return dictionary.Keys.First();
    }

    private static JsonTypeInfo<Dictionary<T, bool>> Describe(JsonConverter<T> converter)
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = JsonTypeInfoResolver.Combine() };
        return JsonMetadataServices.CreateDictionaryInfo<Dictionary<T, bool>, T, bool>(
            options,
            new JsonCollectionInfoValues<Dictionary<T, bool>>
            {
                ObjectCreator = static () => new Dictionary<T, bool>(),
                KeyInfo = JsonMetadataServices.CreateValueInfo<T>(options, converter),
                ElementInfo = JsonMetadataServices.CreateValueInfo<bool>(options, JsonMetadataServices.BooleanConverter),
            });
    }
}
