using System.Diagnostics;
using System.Globalization;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Calls;

/// <summary>
/// Long streams as fast as they go, with the memory of both sides: up to a million items, or in each test as many as
/// <c>TYPEDSOCKETS_STREAM_ITEMS</c> says.
/// </summary>
public sealed class StreamMemoryTests(ITestOutputHelper output)
{
    private const int Looks = 10;
    private const long MostGrowth = 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;


    [Fact]
    public Task A_stream_of_the_server_takes_no_more_memory_the_longer_it_is() =>
        MeasureAsync(1_000_000, 65, static server => server.Calls.Sent, static (client, items, lead, looks) =>
            ReadAsync(client.CountAsync(new Count(items), Token), lead, looks));

    [Fact]
    public Task A_stream_of_a_client_takes_no_more_memory_the_longer_it_is() =>
        MeasureAsync(500_000, 65, static server => server.Calls.Taken, static async (client, items, lead, looks) =>
            (await client.SumAsync(new Sum(), looks.LookAtAsync(lead.MakeAsync(items)), Token)).Items);

    [Fact]
    public Task Streams_both_ways_at_once_take_no_more_memory_the_longer_they_are() =>
        MeasureAsync(250_000, 129, static _ => new Lead(), static (client, items, lead, looks) =>
            ReadAsync(client.ExchangeAsync(new Exchange(), lead.MakeAsync(items), Token), lead, looks));

    private async Task MeasureAsync(long usual, long mostAhead, Func<FaultServer, Lead> leadOf, Func<CallsClient, long, Lead, HeapLooks, Task<long>> stream)
    {
        long items = Environment.GetEnvironmentVariable("TYPEDSOCKETS_STREAM_ITEMS") is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : usual;
        await using FaultServer server = await FaultServer.StartAsync();
        await using var client = new CallsClient(server.CallsUri);
        await client.ConnectAsync(Token);
        Lead lead = leadOf(server);
        var looks = new HeapLooks(items / Looks);

        long start = Stopwatch.GetTimestamp();
        long count = await stream(client, items, lead, looks).WaitAsync(TimeSpan.FromMinutes(Math.Max(1, items / 1e6)), Token);

        output.WriteLine($"{items:N0} items in {Stopwatch.GetElapsedTime(start).TotalSeconds:N1} s, at most {lead.Largest} ahead; alive, in KiB: {string.Join(", ", looks.Live.Select(static bytes => bytes / 1024))}");
        Assert.Equal(items, count);
        Assert.InRange(lead.Largest, 1, mostAhead);
        Assert.InRange(looks.Live.Count, Looks, Looks + 1);
        Assert.All(looks.Live.Skip(1), live => Assert.InRange(live - looks.Live[0], long.MinValue, MostGrowth));
    }

    private static async Task<long> ReadAsync(IAsyncEnumerable<Item> items, Lead lead, HeapLooks looks)
    {
        long count = 0;
        await lead.WantAsync();
        await foreach (Item item in looks.LookAtAsync(items))
        {
            count += item.Number == count + 1 ? 1 : 0;
            await lead.WantAsync();
        }

        return count;
    }

    /// <summary>Looks at what is alive on both sides each time that so many more items have passed.</summary>
    private sealed class HeapLooks(long period)
    {
        /// <summary>The bytes at each look.</summary>
        public List<long> Live { get; } = [];

        public async IAsyncEnumerable<Item> LookAtAsync(IAsyncEnumerable<Item> items)
        {
            long count = 0;
            await foreach (Item item in items)
            {
                if (++count % period == 0)
                {
                    Live.Add(MemoryWatch.Live());
                }

                yield return item;
            }
        }
    }
}
