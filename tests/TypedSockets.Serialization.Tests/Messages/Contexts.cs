using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedSockets.Serialization.Tests.Messages;

[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
public sealed partial class OtherContext : JsonSerializerContext;

[WsMessage("test.context")]
[WsJson(typeof(OtherContext))]
public sealed partial record InContext(object Anything, object? Maybe, List<object?> Many);
