using System.Text.Json.Serialization;

namespace TypedSockets.Serialization.Tests.Messages;

[WsMessage("test.number.handling")]
public sealed partial record NumberHandling(
    [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int FromText,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] long AsText,
    [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)] decimal? Both,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double Named,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] float[] NamedMany,
    [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)] Dictionary<string, ulong?> ByName,
    LooseNumbers Loose);

[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed class LooseNumbers
{
    public byte A { get; set; }

    public Int128 B { get; set; }

    public Half C { get; set; }

    public double? D { get; set; }

    [JsonNumberHandling(JsonNumberHandling.Strict)]
    public int Strict { get; set; }

    public string? Text { get; set; }

    public int[]? Many { get; set; }

    public Point Point { get; set; }
}
