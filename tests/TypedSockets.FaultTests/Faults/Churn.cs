using TypedSockets.FaultTests.Contracts;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Faults;

/// <summary>
/// Connections come and go, some in good order and some not. When all are gone, the server has no connection, no room and
/// no more memory than before.
/// </summary>
internal sealed class Churn : IFault
{
    private const int AtOnce = 50;
    private const int WarmingRounds = 4;
    private const long MemoryTolerance = 4 * 1024 * 1024;

    // What the test itself notes of each connection.
    private const long BytesOfNotes = 200;

    private readonly Answers answers = new();

    public async Task<FaultRow> RunAsync(Scale scale)
    {
        using var memory = new MemoryWatch();
        await using FaultServer server = await FaultServer.StartAsync(static options => options.CloseTimeout = TimeSpan.FromSeconds(1));
        for (int round = 0; round < WarmingRounds; round++)
        {
            await RunRoundAsync(server, round);
        }

        long before = MemoryWatch.Live();
        int rounds = scale.Of(1_000, 50_000) / AtOnce;
        long start = 0;
        for (int round = 0; round < rounds; round++)
        {
            await RunRoundAsync(server, round);
            start = TimeProvider.System.GetTimestamp();
        }

        int connections = (rounds + WarmingRounds) * AtOnce;
        await server.UntilConnectionsAsync(0);
        await server.Log.Changes.UntilAsync(() => server.Log.Endings.Count == connections, () => $"{connections} endpoints are told of their end; {server.Log.Endings.Count} were.");
        TimeSpan recovery = TimeProvider.System.GetElapsedTime(start);
        long growth = MemoryWatch.Live() - before;

        Assert.Equal(connections, server.Log.Connected);
        Assert.Equal(connections, server.Log.Endings.DistinctBy(static ending => ending.Connection).Count());
        Assert.Equal(0, server.Context.Rooms.Count);
        Assert.Empty(server.Context.Rooms.Names);
        Assert.Equal(answers.Sent, answers.Answered);
        Assert.Empty(server.Log.Errors);

        Assert.InRange(growth, long.MinValue, MemoryTolerance + (connections * BytesOfNotes));
        return new FaultRow("connections that come and go")
        {
            Connections = connections,
            Sent = answers.Sent,
            Delivered = answers.Answered,
            Recovery = recovery,
            LargestMemory = memory.Largest,
            Note = $"live memory grew by {growth / 1024.0 / 1024:N1} MiB; recovered when the last is gone",
        };
    }

    private Task RunRoundAsync(FaultServer server, int round) =>
        Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => ComeAndGoAsync(server, round, i)));

    private async Task ComeAndGoAsync(FaultServer server, int round, int number)
    {
        if (number % 3 == 0)
        {
            using RawPeer peer = await RawPeer.OpenAsync(server.Uri);
            await peer.JoinAsync($"raw-{round}-{number}");
            if (number % 2 == 0)
            {
                peer.Reset();
            }

            return;
        }

        await using FaultsClient client = Member.NewClient(server.Uri);
        await client.ConnectAsync(TestContext.Current.CancellationToken);
        await answers.CountAsync(client.JoinAsync(new Join($"own-{round}-{number}")));
        await answers.CountAsync(client.JoinAsync(new Join("shared")));
    }
}
