using System.Diagnostics;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Calls;

/// <summary>Many requests that are open at once, and the bound that they have.</summary>
public sealed class PendingRequestTests(ITestOutputHelper output)
{
    private const int Many = 100_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hundred_thousand_pending_requests_slow_down_no_other_and_all_fail_with_the_connection()
    {
        await using FaultServer server = await StartAsync();
        await using CallsClient client = await ConnectAsync(server);
        await TimeRoundAsync(client);
        TimeSpan without = await TimeBestRoundAsync(client);

        Task<Echoed>[] pending = [.. Enumerable.Range(0, Many).Select(i => client.HoldAsync(new Hold(i), Token).AsTask())];
        await server.Calls.Changes.UntilAsync(() => server.Calls.Held == Many, () => $"{server.Calls.Held} requests are held.", Patience);
        TimeSpan with = await TimeBestRoundAsync(client);
        long start = Stopwatch.GetTimestamp();
        Assert.Single(server.CallContext.Connections).Abort();
        await ((Task)Task.WhenAll(pending)).WaitAsync(Patience, Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        TimeSpan end = Stopwatch.GetElapsedTime(start);

        output.WriteLine($"A round trip takes {without.TotalMicroseconds:N1} µs alone and {with.TotalMicroseconds:N1} µs beside {Many:N0} pending requests, which all failed within {end.TotalSeconds:N2} s.");

        // To look through what is pending, at 1 ns each, would take as long as the round trip itself. A busy machine is not that slow.
        Assert.InRange(with / without, 0, 10);
        Assert.All(pending, static request => Assert.True(request.IsFaulted));
        Assert.Equal(Many, pending.Select(static request => Assert.IsType<WsDisconnectedException>(request.Exception!.InnerException).RequestId).ToHashSet(StringComparer.Ordinal).Count);
    }

    [Fact]
    public async Task A_hundred_thousand_requests_that_wait_for_room_are_all_answered()
    {
        await using FaultServer server = await StartAsync();
        await using CallsClient client = await ConnectAsync(server, static options => options.SendQueue.MaxFrames = 10);
        TimeSpan few = await TimeBatchAsync(client, 1_000);
        few = await TimeBatchAsync(client, 1_000);

        TimeSpan many = await TimeBatchAsync(client, Many);

        // Were each woken for every frame that is sent, it would be a hundred times.
        output.WriteLine($"A request takes {few.TotalMicroseconds:N1} µs of the time of 1,000 at once, and {many.TotalMicroseconds:N1} µs of that of {Many:N0}.");
        Assert.InRange(many / few, 0, 20);
    }

    [Fact]
    public async Task Ten_thousand_requests_may_be_pending_and_the_next_is_busy_until_one_of_them_ends()
    {
        await using FaultServer server = await StartAsync();
        await using CallsClient client = await ConnectAsync(server, static options => options.MaxPendingRequests = new WsClientOptions().MaxPendingRequests);
        using var giveUp = new CancellationTokenSource();

        Task<Echoed> first = client.HoldAsync(new Hold(0), giveUp.Token).AsTask();
        Task<Echoed>[] others = [.. Enumerable.Range(1, 9_999).Select(i => client.HoldAsync(new Hold(i), Token).AsTask())];
        await server.Calls.Changes.UntilAsync(() => server.Calls.Held == 10_000, () => $"{server.Calls.Held} requests are held.");
        WsBusyException busy = await Assert.ThrowsAsync<WsBusyException>(async () => await client.EchoAsync(new Echo(1), Token));
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.Contains("10000", busy.Message, StringComparison.Ordinal);
        Assert.Equal(7, (await client.EchoAsync(new Echo(7), Token)).Number);
        server.Calls.Release.SetResult();
        Echoed[] echoed = await Task.WhenAll(others).WaitAsync(Patience, Token);
        Assert.Equal(Enumerable.Range(1, 9_999), echoed.Select(static answer => answer.Number));
    }

    [Fact]
    public void An_answer_finds_its_request_among_a_hundred_thousand_without_an_allocation()
    {
        var calls = new OutgoingCalls(new WsClientOptions { MaxPendingRequests = Many });
        for (int i = 0; i < Many; i++)
        {
            calls.Add(new PendingResponse<Echoed>(calls.NextNumber()));
        }

        Assert.Equal(1_000, Find(1_000));
        long before = GC.GetAllocatedBytesForCurrentThread();
        int found = Find(Many);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(Many, found);

        int Find(int last)
        {
            int count = 0;
            Span<byte> buffer = stackalloc byte[RequestId.MaxLength];
            for (int i = 1; i <= last; i++)
            {
                ReadOnlySpan<byte> id = RequestId.Format(i, isServer: true, buffer);
                count += RequestId.TryParse(id, isServer: true, out long number) && calls.TryFind(number, out PendingCall? call) && call!.Number == i ? 1 : 0;
            }

            return count;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_asks_the_client_that_it_answers_and_nobody_waits_for_another(bool fromOutside)
    {
        const int AtOnce = 200;
        await using FaultServer server = await FaultServer.StartAsync();
        await using CallsClient client = await ConnectAsync(server);
        client.OnConfirm(static confirm => ValueTask.FromResult(new Confirmed(confirm.Number * 2)));

        Echoed[] all = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => client.AskAsync(new Ask(i, fromOutside), Token).AsTask())).WaitAsync(Patience, Token);

        Assert.Equal(Enumerable.Range(0, AtOnce).Select(static i => i * 2), all.Select(static answer => answer.Number));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_that_asks_a_client_without_an_answer_times_out_and_the_next_is_served(bool fromOutside)
    {
        await using FaultServer server = await FaultServer.StartAsync(static options => options.RequestTimeout = TimeSpan.FromMilliseconds(100));
        await using CallsClient client = await ConnectAsync(server);
        var answer = new TaskCompletionSource<Confirmed>();
        client.OnConfirm(_ => answer.Task);

        WsException timeout = await Assert.ThrowsAsync<WsException>(async () => await client.AskAsync(new Ask(1, fromOutside), Token));

        Assert.Equal("ws.timeout", timeout.Code);
        Assert.Equal(7, (await client.EchoAsync(new Echo(7), Token)).Number);
        answer.SetResult(new Confirmed(1));
    }

    private static Task<FaultServer> StartAsync() => FaultServer.StartAsync(static options =>
    {
        options.MaxPendingRequests = Many + 1;
        options.MaxConcurrentRequests = Many + 1;
    });

    private static async Task<CallsClient> ConnectAsync(FaultServer server, Action<WsClientOptions>? configure = null)
    {
        var options = new WsClientOptions { MaxPendingRequests = Many + 1, RequestTimeout = Patience };
        options.SendQueue.MaxWait = Patience;
        configure?.Invoke(options);
        var client = new CallsClient(server.CallsUri, options);
        await client.ConnectAsync(Token);
        return client;
    }

    /// <summary>The time of one request in a batch that begins at once.</summary>
    private static async Task<TimeSpan> TimeBatchAsync(CallsClient client, int requests)
    {
        long start = Stopwatch.GetTimestamp();
        Echoed[] all = await Task.WhenAll(Enumerable.Range(0, requests).Select(i => client.EchoAsync(new Echo(i), Token).AsTask())).WaitAsync(Patience, Token);
        Assert.Equal(Enumerable.Range(0, requests), all.Select(static answer => answer.Number));
        return Stopwatch.GetElapsedTime(start) / requests;
    }

    /// <summary>The time of one request among several that follow one another.</summary>
    private static async Task<TimeSpan> TimeRoundAsync(CallsClient client)
    {
        const int Requests = 200;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Requests; i++)
        {
            Assert.Equal(i, (await client.EchoAsync(new Echo(i), Token)).Number);
        }

        return Stopwatch.GetElapsedTime(start) / Requests;
    }

    /// <summary>The best of several rounds, because others use the machine too.</summary>
    private static async Task<TimeSpan> TimeBestRoundAsync(CallsClient client)
    {
        TimeSpan best = TimeSpan.MaxValue;
        for (int round = 0; round < 10; round++)
        {
            TimeSpan time = await TimeRoundAsync(client);
            best = time < best ? time : best;
        }

        return best;
    }
}
