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

    [Theory]
    [InlineData(0, 40)]
    [InlineData(80, 90)]
    [InlineData(120, 130)]
    [InlineData(250, 260)]
    [InlineData(65_530, 65_540)]
    public void Strings_of_any_length_are_read_by_the_stock_library(int least, int most)
    {
        for (var length = least; length <= most; length++)
        {
            foreach (var text in new[] { new string('x', length), new string('x', length) + 'ü', '€' + new string('x', length), new string('€', length) })
            {
                var own = WsMessagePack.Write(Order with { Lines = [new StockLine { Sku = text }] });

                Assert.Equal(text, MessagePackSerializer.Deserialize<StockOrder>(own, cancellationToken: TestContext.Current.CancellationToken).Lines[0].Sku);
                Assert.Equal(text, WsMessagePack.Read<StockOrder>(own).Lines[0].Sku);
            }
        }
    }

    public static TheoryData<StockTimes> Times => new(
        new StockTimes { Letter = 'x', Day = new DateOnly(2026, 1, 31), Time = new TimeOnly(23, 59, 59), Duration = TimeSpan.FromHours(-47) },
        new StockTimes { Letter = char.MaxValue, Day = DateOnly.MaxValue, Time = TimeOnly.MaxValue, Duration = TimeSpan.MaxValue, At = new DateTimeOffset(DateTime.MaxValue, TimeSpan.FromHours(14)) },
        new StockTimes { Letter = char.MinValue, Day = DateOnly.MinValue, Time = TimeOnly.MinValue, Duration = TimeSpan.MinValue, At = new DateTimeOffset(DateTime.MinValue, TimeSpan.FromHours(-14)) });

    [Theory]
    [MemberData(nameof(Times))]
    public void Times_are_read_by_the_stock_library_and_read_from_it(StockTimes times)
    {
        var own = WsMessagePack.Write(times);
        var stock = MessagePackSerializer.Serialize(times, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(stock, own);
        Assert.Equal(times, MessagePackSerializer.Deserialize<StockTimes>(own, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(times, WsMessagePack.Read<StockTimes>(stock));
    }

    [Fact]
    public void The_offset_zero_is_taken_as_a_timestamp_and_as_the_array_of_the_stock_library()
    {
        var times = new StockTimes { At = DateTimeOffset.UnixEpoch };

        Assert.Equal(times, WsMessagePack.Read<StockTimes>(WsMessagePack.Write(times)));
        Assert.Equal(times, WsMessagePack.Read<StockTimes>(MessagePackSerializer.Serialize(times, cancellationToken: TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void The_text_of_JSON_is_taken_too()
    {
        var times = new StockTimes { Letter = 'x', Day = new DateOnly(2026, 1, 31), Time = new TimeOnly(23, 59, 59), Duration = TimeSpan.FromHours(-47) };
        var text = Documents.FromJson(WsJson.Write(times));

        Assert.Equal(times, WsMessagePack.Read<StockTimes>(text));
    }

    [Theory]
    [InlineData("$.letter", """{"letter":65536}""")]
    [InlineData("$.letter", """{"letter":-1}""")]
    [InlineData("$.day", """{"day":3652059}""")]
    [InlineData("$.day", """{"day":-1}""")]
    [InlineData("$.time", """{"time":864000000000}""")]
    [InlineData("$.time", """{"time":-1}""")]
    [InlineData("$.duration", """{"duration":9223372036854775808}""")]
    [InlineData("$.duration", """{"duration":0.5}""")]
    [InlineData("$.at", """{"at":[]}""")]
    [InlineData("$.at[0]", """{"at":[1,60]}""")]
    public void What_is_out_of_range_is_refused_with_its_path(string path, string json)
    {
        var refused = Assert.ThrowsAny<System.Text.Json.JsonException>(() => WsMessagePack.Read<StockTimes>(Documents.FromJson(System.Text.Encoding.UTF8.GetBytes(json))));

        Assert.Equal(path, refused.Path);
    }

    [Theory]
    [InlineData("$.at[1]", 841)]
    [InlineData("$.at", 840)]
    public void An_offset_that_no_time_has_is_refused_with_its_path(string path, short minutes)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(output);
        writer.WriteMapHeader(1);
        writer.Write("at");
        writer.WriteArrayHeader(2);
        writer.Write(DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc));
        writer.Write(minutes);
        writer.Flush();

        var refused = Assert.ThrowsAny<System.Text.Json.JsonException>(() => WsMessagePack.Read<StockTimes>(output.WrittenMemory));

        Assert.Equal(path, refused.Path);
    }
}
