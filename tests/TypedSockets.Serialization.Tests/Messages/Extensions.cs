using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TypedSockets.Serialization.Tests.Messages;

[WsMessage("test.extension")]
public sealed partial record Extension(int X)
{
    public string? Name { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}

public sealed class LooseObject
{
    [JsonExtensionData]
    public IDictionary<string, object?> Extra { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal) { ["kept"] = null };
}

public sealed class LooseNode
{
    public int X { get; set; } = 3;

    [JsonExtensionData]
    public JsonObject? Extra { get; set; }
}

public sealed class AnnotatedObject
{
    [JsonExtensionData]
    public IDictionary<string, object> Extra { get; set; } = new Dictionary<string, object>(StringComparer.Ordinal);
}

public sealed class AnnotatedDictionary
{
    [JsonExtensionData]
    public Dictionary<string, object>? Extra { get; init; }
}

public struct LooseStruct
{
    public int X { get; set; }

    [JsonExtensionData]
    public Dictionary<string, object?>? Extra { get; set; }
}

public sealed class KeptElements
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Extra { get; } = new(StringComparer.Ordinal) { ["k1"] = JsonElement.Parse("1") };
}

public sealed class KeptNode
{
    [JsonExtensionData]
    public JsonObject Extra { get; set; } = new() { ["k1"] = 1 };
}

[WsMessage("test.extensions")]
public sealed partial record Extensions(LooseObject Object, LooseStruct Struct, KeptElements? Kept = null, AnnotatedObject? Annotated = null, AnnotatedDictionary? Dictionary = null);

[WsMessage("test.extension.node")]
public sealed partial record NodeExtension(LooseNode Node, KeptNode? Kept = null);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Closed(int X, string? Name = null);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ClosedEmpty;

[WsMessage("test.closed")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed partial record ClosedMessage(Closed Closed, ClosedEmpty? Empty, Point Open);
