namespace TypedSockets.Serialization.Tests.Messages;

[WsMessage("test.keys")]
public sealed partial record Keys(
    Dictionary<bool, int> Booleans,
    Dictionary<char, int> Letters,
    Dictionary<sbyte, int> A,
    Dictionary<byte, int> B,
    Dictionary<short, int> C,
    Dictionary<ushort, int> D,
    Dictionary<int, string> E,
    Dictionary<uint, int> F,
    Dictionary<long, int> G,
    Dictionary<ulong, int> H,
    Dictionary<Int128, int> I,
    Dictionary<UInt128, int> J)
{
    public Dictionary<Half, int>? Halves { get; init; }

    public Dictionary<float, int>? Singles { get; init; }

    public Dictionary<double, int>? Doubles { get; init; }

    public Dictionary<decimal, int>? Decimals { get; init; }
}

[WsMessage("test.keys.text")]
public sealed partial record TextKeys(
    Dictionary<Guid, int> Ids,
    IReadOnlyDictionary<DateTime, int> Times,
    IDictionary<DateTimeOffset, int> Offsets,
    Dictionary<DateOnly, Line> Dates,
    Dictionary<TimeOnly, int> Hours,
    Dictionary<TimeSpan, int> Durations,
    Dictionary<Uri, int> Links,
    Dictionary<Version, int> Versions,
    Dictionary<Color, int> Colors,
    Dictionary<State, int> States,
    Dictionary<Rights, int> Rights,
    Dictionary<Huge, int> Huge);
