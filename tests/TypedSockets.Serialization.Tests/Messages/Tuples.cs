using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedSockets.Serialization.Tests.Messages;

[WsMessage("test.pairs")]
public sealed partial record Pairs(
    KeyValuePair<string, int> Pair,
    List<KeyValuePair<int, Line?>> Many,
    KeyValuePair<string, string?>? Maybe,
    Tuple<int, string> Tuple,
    (int A, string B) Value,
    (int, int)[] Values);

[WsMessage("test.nodes")]
public sealed partial record Nodes(JsonNode Node, JsonNode? MaybeNode, JsonObject Object, JsonArray? Array, JsonValue? Value, List<JsonNode?> Many);

[WsMessage("test.documents")]
public sealed partial record JsonDocuments(JsonDocument Document, JsonDocument? MaybeDocument)
{
    public List<JsonDocument?>? Many { get; init; }
}
