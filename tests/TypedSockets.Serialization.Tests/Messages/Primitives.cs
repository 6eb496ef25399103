using System.Text.Json;

namespace TypedSockets.Serialization.Tests.Messages;

[WsMessage("test.numbers")]
public sealed partial record Numbers(sbyte A, byte B, short C, ushort D, int E, uint F, long G, ulong H, float I, double J, decimal K);

[WsMessage("test.numbers.optional")]
public sealed partial record OptionalNumbers(sbyte? A, byte? B, short? C, ushort? D, int? E, uint? F, long? G, ulong? H, float? I, double? J, decimal? K);

[WsMessage("test.numbers.large")]
public sealed partial record LargeNumbers(Half A, Int128 B, UInt128 C, Half? D = null, Int128? E = null, UInt128? F = null);

[WsMessage("test.bytes")]
public sealed partial record Bytes(ReadOnlyMemory<byte> A, Memory<byte> B, ReadOnlyMemory<byte>? C, List<byte[]> D, Version Version, Version? MaybeVersion)
{
    public List<ReadOnlyMemory<byte>>? E { get; init; }

    public Dictionary<string, Memory<byte>?>? F { get; init; }

    public Memory<byte> G { get; init; } = new byte[] { 1 };
}

[WsMessage("test.values")]
public sealed partial record Values(bool Flag, char Letter, string Text, Guid Id, Uri Link, byte[] Bytes, JsonElement Any);

[WsMessage("test.values.optional")]
public sealed partial record OptionalValues(bool? Flag, char? Letter, string? Text, Guid? Id, Uri? Link, byte[]? Bytes, JsonElement? Any);

[WsMessage("test.times")]
public sealed partial record Times(DateTime A, DateTimeOffset B, DateOnly C, TimeOnly D, TimeSpan E);

[WsMessage("test.times.optional")]
public sealed partial record OptionalTimes(DateTime? A, DateTimeOffset? B, DateOnly? C, TimeOnly? D, TimeSpan? E);

[WsMessage("test.defaults")]
public sealed partial record Defaults(
    int Count = -5,
    long Big = long.MinValue,
    ulong Bigger = ulong.MaxValue,
    float Ratio = 0.1f,
    double Precise = 1e300,
    double Infinite = double.PositiveInfinity,
    decimal Price = 1.50m,
    string Text = "a \"b\"\n\u2028",
    string? None = null,
    char Letter = '\'',
    bool Flag = true,
    Color Color = Color.Green,
    Color? Maybe = Color.Blue,
    int? Number = 7,
    Guid Id = default,
    DateTime At = default);
