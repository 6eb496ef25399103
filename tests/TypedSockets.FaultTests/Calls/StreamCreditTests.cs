using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Calls;

/// <summary>
/// How far a writer gets ahead of its reader: 64 items on their way, 32 more for every 32 that were read, and one in its hand that
/// waits for credit.
/// </summary>
public sealed class StreamCreditTests
{
    private const int Items = 1_000;
    private const int Credit = 64;
    private const int Batch = 32;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_is_ahead_of_its_reader_as_far_as_the_credit_allows()
    {
        await using FaultServer server = await FaultServer.StartAsync();
        await using CallsClient client = await ConnectAsync(server);
        Lead lead = server.Calls.Sent;
        using SemaphoreSlim pace = lead.Pace = new SemaphoreSlim(0);

        Task<long> reading = CountAsync(client.CountAsync(new Count(Items), Token), lead);

        await ReadInStepsAsync(lead, static read => Credit + (read / Batch * Batch) + 1);
        Assert.Equal(Items, await reading.WaitAsync(Changes.Patience, Token));
        Assert.Equal(Credit + 1, lead.Largest);
    }

    [Fact]
    public async Task A_client_is_ahead_of_the_server_as_far_as_the_credit_allows()
    {
        await using FaultServer server = await FaultServer.StartAsync();
        await using CallsClient client = await ConnectAsync(server);
        Lead lead = server.Calls.Taken;
        using SemaphoreSlim pace = lead.Pace = new SemaphoreSlim(0);

        Task<Total> adding = client.SumAsync(new Sum(), lead.MakeAsync(Items), Token).AsTask();

        await ReadInStepsAsync(lead, static read => Credit + (read / Batch * Batch) + 1);
        Assert.Equal(new Total(Items, Items * (Items + 1L) / 2), await adding.WaitAsync(Changes.Patience, Token));
        Assert.Equal(Credit + 1, lead.Largest);
    }

    [Fact]
    public async Task A_stream_that_is_exchanged_for_a_stream_slows_its_writer_through_both()
    {
        await using FaultServer server = await FaultServer.StartAsync();
        await using CallsClient client = await ConnectAsync(server);
        var lead = new Lead();
        using SemaphoreSlim pace = lead.Pace = new SemaphoreSlim(0);

        Task<long> reading = CountAsync(client.ExchangeAsync(new Exchange(), lead.MakeAsync(Items), Token), lead);

        // The server has sent 64 items more than were read, and taken one more.
        await ReadInStepsAsync(lead, static read => (2 * Credit) + (read / Batch * Batch) + 1);
        Assert.Equal(Items, await reading.WaitAsync(Changes.Patience, Token));
        Assert.Equal((2 * Credit) + 1, lead.Largest);
    }

    /// <summary>Lets the reader take one item after the other, and awaits each time what the writer makes of it.</summary>
    private static async Task ReadInStepsAsync(Lead lead, Func<long, long> made)
    {
        for (long read = 1; read <= Items; read++)
        {
            lead.Pace!.Release();
            long expected = Math.Min(made(read), Items);
            await lead.Changes.UntilAsync(() => lead.Made == expected, () => $"{expected} items were made when {read} were read, but it is {lead.Made}.");
        }

        // For the end.
        lead.Pace!.Release();
    }

    private static async Task<long> CountAsync(IAsyncEnumerable<Item> items, Lead lead)
    {
        long count = 0;
        await lead.WantAsync();
        await foreach (Item item in items)
        {
            Assert.Equal(++count, item.Number);
            await lead.WantAsync();
        }

        return count;
    }

    private static async Task<CallsClient> ConnectAsync(FaultServer server)
    {
        var client = new CallsClient(server.CallsUri);
        await client.ConnectAsync(Token);
        return client;
    }
}
