using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedSockets.MessagePack.Tests;

[WsMessage("compact.before", Compact = true)]
public sealed partial record Before(string Name, int Count);

/// <summary>What became of <see cref="Before"/>: members were added behind the others.</summary>
[WsMessage("compact.after", Compact = true)]
public sealed partial record After(string Name, int Count, bool Flag = true)
{
    public List<int> Numbers { get; init; } = [7];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; } = "none";

    [JsonPropertyOrder(-1)]
    public int Last { get; init; } = 9;
}

[WsMessage("compact.refused", Compact = true)]
public sealed partial record Kept(string Name)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; init; }
}

/// <summary>Holds a message without a codec, and so has none itself.</summary>
[WsMessage("compact.holder")]
public sealed partial record Holder(Kept Kept);
