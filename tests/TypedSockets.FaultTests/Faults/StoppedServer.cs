using System.Collections.Concurrent;
using TypedSockets.FaultTests.Contracts;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Faults;

/// <summary>
/// The server's process is told to stop with requests in flight. Each ends in a response or in a typed error, the clients
/// are told 1001, and the process ends by itself and in time.
/// </summary>
internal sealed class StoppedServer : IFault
{
    private readonly Deliveries deliveries = new();
    private readonly Answers answers = new();
    private readonly ConcurrentQueue<WsDisconnect> endings = new();

    public async Task<FaultRow> RunAsync(Scale scale)
    {
        int drain = scale.Of(2, 10);
        await using ServerProcess server = await ServerProcess.StartAsync(drain: drain);
        int count = scale.Of(50, 5_000);
        Member[] members = await Member.ConnectAsync(server.Uri, 5, count, deliveries, static options => options.Reconnect.MaxAttempts = 0);
        try
        {
            foreach (Member member in members)
            {
                member.Client.StateChanged += (_, change) =>
                {
                    if (change.Disconnect is { } disconnect)
                    {
                        endings.Enqueue(disconnect);
                        deliveries.Changes.Announce();
                    }
                };
            }

            // Some finish within the time for a shutdown, behind each other; some never could.
            Task asked = Task.WhenAll(members.SelectMany(Ask));
            long memory = server.Memory;
            long start = TimeProvider.System.GetTimestamp();
            server.Terminate();
            await asked;
            await server.ExitedAsync();
            TimeSpan stopped = TimeProvider.System.GetElapsedTime(start);

            Assert.Equal(0, server.ExitCode);
            Assert.Equal(answers.Sent, answers.Answered + answers.Errors.Values.Sum());
            Assert.InRange(answers.Answered, 1, answers.Sent - 1);
            Assert.Contains("ws.unavailable", answers.Errors.Keys);
            Assert.Subset(new HashSet<string>(["ws.unavailable", "ws.disconnected"], StringComparer.Ordinal), answers.Errors.Keys.ToHashSet(StringComparer.Ordinal));
            await deliveries.Changes.UntilAsync(() => endings.Count == count, () => $"{count} clients are told; {endings.Count} were.");
            Assert.All(endings, static ending => Assert.Equal((1001, "ws.shutting_down"), (ending.Code, ending.Reason)));
            return new FaultRow("server told to stop, requests in flight")
            {
                Connections = count,
                Sent = answers.Sent,
                Delivered = answers.Answered,
                Recovery = stopped,
                LargestMemory = memory,
                Note = $"the rest: {answers.Summary}, none in silence; recovered when the process has ended, of {drain} s that it may drain; memory of the server alone",
            };
        }
        finally
        {
            await Task.WhenAll(members.Select(static member => member.DisposeAsync().AsTask()));
        }
    }

    private IEnumerable<Task> Ask(Member member)
    {
        yield return answers.CountAsync(member.Client.WorkAsync(new Work(1, Milliseconds: 300)));
        yield return answers.CountAsync(member.Client.WorkAsync(new Work(2, Milliseconds: 300)));
        yield return answers.CountAsync(member.Client.WorkAsync(new Work(3, Milliseconds: 60_000)));
        yield return answers.CountAsync(member.Client.WorkAsync(new Work(4)));
    }
}
