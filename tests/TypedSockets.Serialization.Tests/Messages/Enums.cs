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

[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<Access>))]
public enum Access : ushort
{
    [JsonStringEnumMemberName("none at all")]
    None = 0,

    [JsonStringEnumMemberName("can-read")]
    Read = 1,
    Write = 2,

    [JsonStringEnumMemberName("both")]
    Both = Read | Write,
    Highest = 0x8000,
}

[JsonConverter(typeof(JsonStringEnumConverter))]
public enum Synonyms
{
    First,
    Erste = First,
    Second,
    FIRST,
}

[JsonConverter(typeof(JsonStringEnumConverter<Quoted>))]
public enum Quoted : long
{
    [JsonStringEnumMemberName("\"ö\\")]
    Letters = long.MinValue,
    Größe = 1,
    @class = long.MaxValue,
}

public enum Nothing : short;

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

[WsMessage("test.enums.names")]
public sealed partial record EnumNames(Access Access, Access? MaybeAccess, Synonyms Synonyms, Quoted Quoted)
{
    public Nothing Nothing { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter))]
    public Nothing Unnamed { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<Huge>))]
    public Huge Huge { get; init; }

    public Access[]? Many { get; init; }

    public Dictionary<Access, Synonyms>? ByAccess { get; init; }

    public Dictionary<Synonyms, Quoted?>? BySynonyms { get; init; }

    public Dictionary<Quoted, Access>? ByQuoted { get; init; }

    public Dictionary<Nothing, int>? ByNothing { get; init; }
}
