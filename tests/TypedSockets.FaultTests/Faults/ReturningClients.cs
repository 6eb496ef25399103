using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Faults;

/// <summary>
/// The server's process is killed under many clients and started again at once. They come back over the time that it had told
/// them, and not in one instant.
/// </summary>
internal sealed class ReturningClients : IFault
{
    public async Task<FaultRow> RunAsync(Scale scale)
    {
        int count = scale.Of(1_100, 5_000);
        int port = Ports.Find();
        var deliveries = new Deliveries();
        var attempts = new long[count];
        ServerProcess server = await ServerProcess.StartAsync(port, spreads: true);
        Member[] members = [.. Enumerable.Range(0, count).Select(i => new Member(server.Uri, $"room-{i % 20}", deliveries, options => Patient(options, attempts, i)))];
        try
        {
            await Task.WhenAll(members.Select(static member => member.Client.ConnectAsync(TestContext.Current.CancellationToken)));
            await UntilJoinedAsync(members, deliveries, times: 1);
            await server.KillAsync();
            await server.DisposeAsync();
            long start = TimeProvider.System.GetTimestamp();
            server = await ServerProcess.StartAsync(port, spreads: true);
            await UntilJoinedAsync(members, deliveries, times: 2);

            TimeSpan[] arrivals = [.. attempts.Select(attempt => TimeProvider.System.GetElapsedTime(start, attempt)).Order()];
            double mean = count / (arrivals[^1] - arrivals[0]).TotalSeconds;
            int busiest = BusiestSecond(arrivals);
            Assert.True(!scale.IsLong || busiest <= 2 * mean, $"{busiest} came back in one second, more than twice the mean of {mean:0}.");
            return new FaultRow("clients that come back to a killed server")
            {
                Connections = members.Sum(static member => member.Joins),
                Recovery = TimeProvider.System.GetElapsedTime(start),
                LargestMemory = server.Memory,
                Note = $"handshakes in the busiest second: {busiest}, in the mean: {mean:0}; memory of the server alone",
            };
        }
        finally
        {
            await server.DisposeAsync();
            await Task.WhenAll(members.Select(static member => member.DisposeAsync().AsTask()));
        }
    }

    /// <summary>A client with the delays that are the default, which notes when it last tried.</summary>
    private static void Patient(WsClientOptions options, long[] attempts, int index)
    {
        var defaults = new WsReconnectOptions();
        options.Reconnect.InitialDelay = defaults.InitialDelay;
        options.Reconnect.MaxDelay = defaults.MaxDelay;
        options.HandshakeTimeout = TimeSpan.FromMinutes(1);
        options.ConfigureHandler = _ => Volatile.Write(ref attempts[index], TimeProvider.System.GetTimestamp());
    }

    private static Task UntilJoinedAsync(Member[] members, Deliveries deliveries, int times) => deliveries.Changes.UntilAsync(
        () => members.All(member => member.Joins >= times),
        () => $"{members.Length} clients joined {times} times; {members.Count(member => member.Joins >= times)} did.",
        TimeSpan.FromMinutes(1));

    private static int BusiestSecond(TimeSpan[] arrivals)
    {
        int busiest = 0;
        int first = 0;
        for (int last = 0; last < arrivals.Length; last++)
        {
            while (arrivals[last] - arrivals[first] >= TimeSpan.FromSeconds(1))
            {
                first++;
            }

            busiest = Math.Max(busiest, last - first + 1);
        }

        return busiest;
    }
}
