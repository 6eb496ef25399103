using MessagePack;

namespace TypedSockets.MessagePack.Tests;

/// <summary>A message that the stock library knows as well.</summary>
[WsMessage("stock.order")]
[MessagePackObject]
public sealed partial record StockOrder
{
    [Key("id")]
    public Guid Id { get; init; }

    [Key("total")]
    public decimal Total { get; init; }

    [Key("placed")]
    public DateTime Placed { get; init; }

    [Key("lines")]
    public List<StockLine> Lines { get; init; } = [];

    [Key("counts")]
    public Dictionary<int, string?> Counts { get; init; } = [];

    [Key("ratio")]
    public double Ratio { get; init; }

    [Key("bytes")]
    public byte[]? Bytes { get; init; }

    [Key("large")]
    public ulong Large { get; init; }
}

[MessagePackObject]
public sealed record StockLine
{
    [Key("sku")]
    public string Sku { get; init; } = "";

    [Key("quantity")]
    public long? Quantity { get; init; }
}

/// <summary>Values that are text in JSON.</summary>
[WsMessage("stock.times")]
[MessagePackObject]
public sealed partial record StockTimes
{
    [Key("letter")]
    public char Letter { get; init; }

    [Key("day")]
    public DateOnly Day { get; init; }

    [Key("time")]
    public TimeOnly Time { get; init; }

    [Key("duration")]
    public TimeSpan Duration { get; init; }

    [Key("at")]
    public DateTimeOffset At { get; init; } = new(2026, 1, 31, 12, 0, 0, TimeSpan.FromMinutes(-150));
}
