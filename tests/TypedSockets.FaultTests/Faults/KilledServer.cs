using TypedSockets.FaultTests.Contracts;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Faults;

/// <summary>
/// The server's process is killed under its clients and started again. Requests that were in flight end with
/// <see cref="WsDisconnectedException"/>, what is asked meanwhile waits for the new server, and all clients come back.
/// </summary>
internal sealed class KilledServer : IFault
{
    private const int Rooms = 5;
    private const int InFlight = 10;

    private readonly Deliveries deliveries = new();
    private readonly Answers inFlight = new();
    private readonly Answers meanwhile = new();
    private long number;
    private long memory;

    public async Task<FaultRow> RunAsync(Scale scale)
    {
        int port = Ports.Find();
        ServerProcess server = await ServerProcess.StartAsync(port);
        Member[] members = [];
        try
        {
            members = await Member.ConnectAsync(server.Uri, Rooms, scale.Of(20, 500), deliveries);
            var recovery = TimeSpan.Zero;
            int kills = scale.Of(2, 20);
            for (int kill = 1; kill <= kills; kill++)
            {
                await PublishAsync(members);
                Task asked = Task.WhenAll(members.SelectMany(member => Ask(member, inFlight, milliseconds: 10_000)));
                memory = Math.Max(memory, server.Memory);
                await server.KillAsync();
                await asked;

                Task[] waiting = [.. members.SelectMany(member => Ask(member, meanwhile, milliseconds: 0))];
                await server.DisposeAsync();
                server = await ServerProcess.StartAsync(port);
                long start = TimeProvider.System.GetTimestamp();
                await deliveries.Changes.UntilAsync(
                    () => members.All(member => member.Joins > kill),
                    () => $"{members.Length} clients come back; {members.Count(member => member.Joins > kill)} did.");
                await PublishAsync(members);
                recovery = TimeProvider.System.GetElapsedTime(start);
                await Task.WhenAll(waiting);
            }

            deliveries.AssertPromises();
            Assert.Equal((long)kills * members.Length * InFlight, inFlight.Sent);
            Assert.Equal(inFlight.Sent, inFlight.Errors["ws.disconnected"]);
            Assert.Equal(meanwhile.Sent, meanwhile.Answered);
            return new FaultRow("server killed and started again")
            {
                Connections = members.Sum(static member => member.Joins),
                Sent = inFlight.Sent + meanwhile.Sent + (number * members.Length / Rooms),
                Delivered = inFlight.Answered + meanwhile.Answered + deliveries.Delivered,
                Duplicated = deliveries.Duplicated,
                OutOfOrder = deliveries.OutOfOrder,
                Recovery = recovery,
                LargestMemory = memory,
                Note = $"killed {kills} times; in flight: {inFlight.Summary}, none in silence; {meanwhile.Answered} asked meanwhile and answered; memory of the server alone",
            };
        }
        finally
        {
            await server.DisposeAsync();
            await Task.WhenAll(members.Select(static member => member.DisposeAsync().AsTask()));
        }
    }

    /// <summary>One member of each room has it told to all, who get it.</summary>
    private async Task PublishAsync(Member[] members)
    {
        long next = Interlocked.Increment(ref number);
        foreach (Member member in members.Take(Rooms))
        {
            await member.Client.PublishAsync(new Publish(member.Room, next));
        }

        number = next;
        await deliveries.Changes.UntilAsync(
            () => members.All(member => member.Last == next),
            () => $"{members.Length} clients are served; {members.Count(member => member.Last == next)} are.");
    }

    private static IEnumerable<Task> Ask(Member member, Answers answers, int milliseconds) =>
        Enumerable.Range(0, InFlight).Select(i => answers.CountAsync(member.Client.WorkAsync(new Work(i, milliseconds))));
}
