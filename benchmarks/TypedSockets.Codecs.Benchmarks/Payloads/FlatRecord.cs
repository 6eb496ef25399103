using System.Text.Json.Serialization;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>Thirty members of mixed kinds, none of which nests.</summary>
[WsMessage("bench.flat")]
public sealed partial record FlatRecord
{
    public required Guid Id { get; init; }

    public required string Customer { get; init; }

    public required string Email { get; init; }

    public string? Company { get; init; }

    public string? Note { get; init; }

    public required string Street { get; init; }

    public required string City { get; init; }

    public required string PostalCode { get; init; }

    public required string CountryCode { get; init; }

    public required int Quantity { get; init; }

    public required int LineCount { get; init; }

    public int? Discount { get; init; }

    public int? Priority { get; init; }

    public required long Revision { get; init; }

    public required long AccountNumber { get; init; }

    public required byte Channel { get; init; }

    public required short Warehouse { get; init; }

    public required decimal Net { get; init; }

    public required decimal Gross { get; init; }

    public decimal? Deposit { get; init; }

    public required double Weight { get; init; }

    public required double Distance { get; init; }

    public required bool IsPaid { get; init; }

    public required bool IsGift { get; init; }

    public required FlatRecordState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? ShippedAt { get; init; }

    public required DateOnly DueOn { get; init; }

    public required TimeSpan Handling { get; init; }

    public static FlatRecord Sample => new()
    {
        Id = new("5e8c3a2f-90d4-4b7a-a6f1-3c2d1e0f9b88"),
        Customer = "Grace Hopper",
        Email = "grace.hopper@example.org",
        Company = null,
        Note = "Leave it with the neighbours if nobody answers.",
        Street = "12 Harbour Road",
        City = "Arlington",
        PostalCode = "22202",
        CountryCode = "US",
        Quantity = 12,
        LineCount = 3,
        Discount = null,
        Priority = 5,
        Revision = 9_007_199_254,
        AccountNumber = 100_200_300_400,
        Channel = 2,
        Warehouse = 417,
        Net = 1234.50m,
        Gross = 1469.06m,
        Deposit = 100m,
        Weight = 3.75,
        Distance = 1287.4,
        IsPaid = true,
        IsGift = false,
        State = FlatRecordState.Packed,
        CreatedAt = new(2026, 1, 31, 9, 15, 0, TimeSpan.Zero),
        UpdatedAt = new(2026, 2, 1, 17, 45, 12, 345, TimeSpan.FromHours(1)),
        ShippedAt = null,
        DueOn = new(2026, 2, 14),
        Handling = new(1, 6, 30, 0),
    };
}

/// <summary>How far an order has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FlatRecordState>))]
public enum FlatRecordState
{
    Open,
    Packed,
    Shipped,
}
