#pragma warning disable MA0016 // Codecs assign it to members of exactly these types.
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedSockets;

public static partial class WsJsonCodec
{
    /// <summary>Adds members that no other takes to those that are there.</summary>
    /// <param name="extension">What is there; null where nothing is.</param>
    /// <param name="unmapped">What was read.</param>
    /// <returns>What is there then.</returns>
    public static Dictionary<string, JsonElement> Extend(Dictionary<string, JsonElement>? extension, Dictionary<string, JsonElement> unmapped)
    {
        if (extension is null)
        {
            return unmapped;
        }

        Extend((IDictionary<string, JsonElement>)extension, unmapped);
        return extension;
    }

    /// <summary>Adds members that no other takes to those that are there.</summary>
    /// <param name="extension">What is there; null where nothing is.</param>
    /// <param name="unmapped">What was read.</param>
    /// <returns>What is there then.</returns>
    public static IDictionary<string, JsonElement> Extend(IDictionary<string, JsonElement>? extension, Dictionary<string, JsonElement> unmapped)
    {
        if (extension is null)
        {
            return unmapped;
        }

        foreach ((string name, JsonElement value) in unmapped)
        {
            extension[name] = value;
        }

        return extension;
    }

    /// <summary>Adds members that no other takes to those that are there.</summary>
    /// <param name="extension">What is there; null where nothing is.</param>
    /// <param name="unmapped">What was read.</param>
    /// <returns>What is there then.</returns>
    public static Dictionary<string, object?> Extend(Dictionary<string, object?>? extension, Dictionary<string, JsonElement> unmapped)
    {
        extension ??= new Dictionary<string, object?>(unmapped.Count, StringComparer.Ordinal);
        Extend((IDictionary<string, object?>)extension, unmapped);
        return extension;
    }

    /// <summary>Adds members that no other takes to those that are there.</summary>
    /// <param name="extension">What is there; null where nothing is.</param>
    /// <param name="unmapped">What was read.</param>
    /// <returns>What is there then.</returns>
    public static IDictionary<string, object?> Extend(IDictionary<string, object?>? extension, Dictionary<string, JsonElement> unmapped)
    {
        extension ??= new Dictionary<string, object?>(unmapped.Count, StringComparer.Ordinal);
        foreach ((string name, JsonElement value) in unmapped)
        {
            extension[name] = value.ValueKind is JsonValueKind.Null ? null : value;
        }

        return extension;
    }

    /// <summary>Adds members that no other takes to those that are there.</summary>
    /// <param name="extension">What is there; null where nothing is.</param>
    /// <param name="unmapped">What was read.</param>
    /// <returns>What is there then.</returns>
    public static JsonObject Extend(JsonObject? extension, Dictionary<string, JsonElement> unmapped)
    {
        extension ??= [];
        foreach ((string name, JsonElement value) in unmapped)
        {
            extension[name] = value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.Object => JsonObject.Create(value),
                JsonValueKind.Array => JsonArray.Create(value),
                _ => JsonValue.Create(value),
            };
        }

        return extension;
    }
}
