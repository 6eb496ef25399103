using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedSockets.Serialization.Tests.Messages;

/// <summary>Means by JSON what codecs mean: a context's own options hold.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNameCaseInsensitive = false,
    NumberHandling = JsonNumberHandling.Strict,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(bool))]
public sealed partial class OtherContext : JsonSerializerContext;

[WsMessage("test.context")]
[WsJson(typeof(OtherContext))]
public sealed partial record InContext(object Anything, object? Maybe, List<object?> Many);
