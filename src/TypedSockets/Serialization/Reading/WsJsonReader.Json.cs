using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

public ref partial struct WsJsonReader
{
    /// <summary>Reads any JSON; null is some. No object in it may have a member twice.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">A member stands twice, or no JSON stands here.</exception>
    public JsonElement ReadJsonElement() => ReadTree(JsonMetadataServices.JsonElementConverter);

    /// <summary>Reads any JSON but null. No object in it may have a member twice.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Null stands here, a member stands twice, or no JSON stands here.</exception>
    public JsonNode ReadJsonNode() => PeekToken() == 'n' ? throw Expected("any JSON") : ReadTree(JsonMetadataServices.JsonNodeConverter)!;

    /// <summary>Reads any JSON; null is some. No object in it may have a member twice.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">A member stands twice, or no JSON stands here.</exception>
    public JsonDocument ReadJsonDocument() => ReadTree(JsonMetadataServices.JsonDocumentConverter)!;

    /// <summary>Reads a value by a converter that takes all JSON but objects that have a member twice.</summary>
    private T? ReadTree<T>(JsonConverter<T> converter)
    {
        ReadOnlySpan<byte> value = FindValue();
        var reader = new Utf8JsonReader(value);
        reader.Read();
        try
        {
            T? result = converter.Read(ref reader, typeof(T), ConverterOptions.Instance);
            position += value.Length;
            return result;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // The value is well-formed, so nothing else can be wrong with it.
            throw Refused(position, "an object in this value has a member twice", exception);
        }
        catch (InvalidOperationException exception)
        {
            // A name in it is no Unicode.
            throw Refused(position, DoesNotFit, exception);
        }
    }
}
