#pragma warning disable MA0016 // Codecs assign it to members of exactly these types.
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedSockets;

public static partial class WsJsonCodec
{
    /// <summary>Adds members that no other takes to those that are there.</summary>
    /// <typeparam name="TReader">The reader of the protocol.</typeparam>
    /// <param name="reader">Stands behind the object.</param>
    /// <param name="extension">What is there; null where nothing is.</param>
    /// <param name="unmapped">What was read.</param>
    /// <returns>What is there then.</returns>
    /// <exception cref="JsonException">One of them was there before.</exception>
    public static Dictionary<string, JsonElement> Extend<TReader>(scoped ref TReader reader, Dictionary<string, JsonElement>? extension, Dictionary<string, JsonElement> unmapped)
        where TReader : IWsPayloadReader, allows ref struct
    {
        if (extension is null)
        {
            return unmapped;
        }

        Extend(ref reader, (IDictionary<string, JsonElement>)extension, unmapped);
        return extension;
    }

    /// <summary>Adds members that no other takes to those that are there.</summary>
    /// <typeparam name="TReader">The reader of the protocol.</typeparam>
    /// <param name="reader">Stands behind the object.</param>
    /// <param name="extension">What is there; null where nothing is.</param>
    /// <param name="unmapped">What was read.</param>
    /// <returns>What is there then.</returns>
    /// <exception cref="JsonException">One of them was there before.</exception>
    public static IDictionary<string, JsonElement> Extend<TReader>(scoped ref TReader reader, IDictionary<string, JsonElement>? extension, Dictionary<string, JsonElement> unmapped)
        where TReader : IWsPayloadReader, allows ref struct
    {
        if (extension is null)
        {
            return unmapped;
        }

        foreach ((string name, JsonElement value) in unmapped)
        {
            if (!extension.TryAdd(name, value))
            {
                throw reader.DuplicateMember(name);
            }
        }

        return extension;
    }

    /// <summary>Adds members that no other takes to those that are there.</summary>
    /// <typeparam name="TReader">The reader of the protocol.</typeparam>
    /// <param name="reader">Stands behind the object.</param>
    /// <param name="extension">What is there; null where nothing is.</param>
    /// <param name="unmapped">What was read.</param>
    /// <returns>What is there then.</returns>
    /// <exception cref="JsonException">One of them was there before.</exception>
    public static Dictionary<string, object?> Extend<TReader>(scoped ref TReader reader, Dictionary<string, object?>? extension, Dictionary<string, JsonElement> unmapped)
        where TReader : IWsPayloadReader, allows ref struct
    {
        extension ??= new Dictionary<string, object?>(unmapped.Count, StringComparer.Ordinal);
        Extend(ref reader, (IDictionary<string, object?>)extension, unmapped);
        return extension;
    }

    /// <summary>Adds members that no other takes to those that are there.</summary>
    /// <typeparam name="TReader">The reader of the protocol.</typeparam>
    /// <param name="reader">Stands behind the object.</param>
    /// <param name="extension">What is there; null where nothing is.</param>
    /// <param name="unmapped">What was read.</param>
    /// <returns>What is there then.</returns>
    /// <exception cref="JsonException">One of them was there before.</exception>
    public static IDictionary<string, object?> Extend<TReader>(scoped ref TReader reader, IDictionary<string, object?>? extension, Dictionary<string, JsonElement> unmapped)
        where TReader : IWsPayloadReader, allows ref struct
    {
        extension ??= new Dictionary<string, object?>(unmapped.Count, StringComparer.Ordinal);
        foreach ((string name, JsonElement value) in unmapped)
        {
            if (!extension.TryAdd(name, value.ValueKind is JsonValueKind.Null ? null : value))
            {
                throw reader.DuplicateMember(name);
            }
        }

        return extension;
    }

    /// <summary>Adds members that no other takes to those that are there.</summary>
    /// <typeparam name="TReader">The reader of the protocol.</typeparam>
    /// <param name="reader">Stands behind the object.</param>
    /// <param name="extension">What is there; null where nothing is.</param>
    /// <param name="unmapped">What was read.</param>
    /// <returns>What is there then.</returns>
    /// <exception cref="JsonException">One of them was there before.</exception>
    public static JsonObject Extend<TReader>(scoped ref TReader reader, JsonObject? extension, JsonObject unmapped)
        where TReader : IWsPayloadReader, allows ref struct
    {
        if (extension is null)
        {
            return unmapped;
        }

        // A node that stands in one object can't stand in another.
        KeyValuePair<string, JsonNode?>[] members = [.. unmapped];
        unmapped.Clear();
        foreach ((string name, JsonNode? node) in members)
        {
            if (!extension.TryAdd(name, node))
            {
                throw reader.DuplicateMember(name);
            }
        }

        return extension;
    }
}
