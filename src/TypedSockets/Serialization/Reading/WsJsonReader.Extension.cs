#pragma warning disable MA0016 // Codecs assign it to members of exactly these types.
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

/// <remarks>Extension data.</remarks>
public ref partial struct WsJsonReader
{
    /// <summary>Keeps a member that has no place of its own in the type.</summary>
    /// <param name="name">Its name, which was read last.</param>
    /// <param name="unmapped">The members that are kept.</param>
    /// <exception cref="JsonException">The member stood there before, or no JSON stands here.</exception>
    public void ReadUnmapped(ReadOnlySpan<byte> name, ref Dictionary<string, JsonElement>? unmapped)
    {
        string key = Encoding.UTF8.GetString(name);
        unmapped ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (!unmapped.TryAdd(key, ReadJsonElement()))
        {
            throw Refused(tokenStart, StandsTwice);
        }
    }

    /// <inheritdoc cref="ReadUnmapped(ReadOnlySpan{byte}, ref Dictionary{string, JsonElement}?)"/>
    public void ReadUnmapped(ReadOnlySpan<byte> name, ref JsonObject? unmapped)
    {
        string key = Encoding.UTF8.GetString(name);
        unmapped ??= [];
        if (!unmapped.TryAdd(key, ReadTree(JsonMetadataServices.JsonNodeConverter)))
        {
            throw Refused(tokenStart, StandsTwice);
        }
    }
}
