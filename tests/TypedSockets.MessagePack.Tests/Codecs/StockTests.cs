using MessagePack;
using TypedSockets.Serialization.Tests;

namespace TypedSockets.MessagePack.Tests;

/// <summary>Documents that go back and forth between codecs and the stock library, which are told the same of a type.</summary>
public sealed class StockTests
{
    private static readonly StockOrder Order = new()
    {
        Id = new Guid("d2719b1e-6a5f-4c1c-8a53-0f7a4f3f9b11"),
        Total = -12.50m,
        Placed = new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc).AddTicks(1_234_567),
        Lines = [new StockLine { Sku = "ü", Quantity = -70_000 }, new StockLine { Sku = new string('x', 300) }],
        Counts = new Dictionary<int, string?> { [-1] = "less", [100_000] = null },
        Ratio = 0.1,
        Bytes = [1, 2, 255],
        Large = ulong.MaxValue,
    };

    [Fact]
    public void What_is_written_here_the_stock_library_reads()
    {
        var read = MessagePackSerializer.Deserialize<StockOrder>(WsMessagePack.Write(Order), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Null(SameValue.FindDifference(Order, read));
    }

    [Fact]
    public void What_the_stock_library_writes_is_read_here()
    {
        var read = WsMessagePack.Read<StockOrder>(MessagePackSerializer.Serialize(Order, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Null(SameValue.FindDifference(Order, read));
    }
}
