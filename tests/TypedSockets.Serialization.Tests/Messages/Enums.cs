using System.Text.Json.Serialization;

namespace TypedSockets.Serialization.Tests.Messages;

public enum Color
{
    Red,
    Green,
    Blue,
}

public enum Small : byte
{
    None,
    All = 255,
}

public enum Huge : ulong
{
    None,
    All = ulong.MaxValue,
}

public enum Signed : sbyte
{
    Least = -128,
    None = 0,
}

[JsonConverter(typeof(JsonStringEnumConverter<State>))]
public enum State
{
    Open,

    [JsonStringEnumMemberName("closed-for-good")]
    Closed,
}

[Flags]
[JsonConverter(typeof(JsonStringEnumConverter))]
public enum Rights
{
    None = 0,
    Read = 1,
    Write = 2,
}

[WsMessage("test.enums")]
public sealed partial record Enums(Color Color, Small Small, Huge Huge, Signed Signed, State State, Rights Rights)
{
    public Color? MaybeColor { get; init; }

    public State? MaybeState { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<Color>))]
    public Color Named { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<Color>))]
    public Color? MaybeNamed { get; init; }

    public List<State>? States { get; init; }

    public Color[]? Colors { get; init; }

    public Dictionary<string, State?>? ByName { get; init; }
}
