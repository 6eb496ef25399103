using System.Diagnostics;
using TypedSockets.FaultTests.Contracts;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Fuzzing;

/// <summary>Mutated WebSocket frames over real sockets, on many connections at once, beside a client that wants to be served.</summary>
public sealed class SocketFuzzTests(FaultTable table)
{
    private const int Workers = 8;
    private const int MaxMessageBytes = 4 * 1024;

    private static readonly SocketLimits Limits = new(MaxMessageBytes, MaxFragments: 1_000);

    private readonly Answers answers = new();
    private int next;
    private int connections;
    private int stayed;
    private int ended;

    [Theory]
    [InlineData(FuzzedProtocol.Json)]
    [InlineData(FuzzedProtocol.MessagePack)]
    public async Task Every_connection_ends_or_stays_as_the_standard_says_and_the_others_are_served(string subprotocol)
    {
        FuzzedProtocol protocol = FuzzedProtocol.Of(subprotocol);
        using var memory = new MemoryWatch();
        int cases = Scale.Current.Of(4_000, 200_000);
        await using FaultServer server = await FaultServer.StartAsync(static options =>
        {
            options.MaxMessageBytes = MaxMessageBytes;
            options.MaxStreamItemBytes = MaxMessageBytes;
            options.CloseTimeout = TimeSpan.FromSeconds(1);
        });
        await using FaultsClient healthy = Member.NewClient(server.Uri, protocol.Configure);
        await healthy.ConnectAsync(TestContext.Current.CancellationToken);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task asking = AskAsync(healthy, stop.Token);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => AttackAsync(server, protocol, cases)));
        await stop.CancelAsync();
        await asking;
        await server.UntilConnectionsAsync(1);

        Assert.Equal(answers.Sent, answers.Answered);
        Assert.InRange(stayed, cases / 20, cases);
        Assert.InRange(ended, cases / 20, cases);
        Assert.Empty(server.Log.Errors);
        table.Add(new FaultRow($"mutated frames of {subprotocol}, over sockets")
        {
            Connections = connections + 1,
            Sent = answers.Sent,
            Delivered = answers.Answered,
            LargestMemory = memory.Largest,
            Note = $"{cases:N0} cases, after which {stayed:N0} connections stayed and {ended:N0} were closed; sent and delivered are the requests of a healthy client beside them",
        });
    }

    private async Task AskAsync(FaultsClient client, CancellationToken stop)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (int number = 0; !stop.IsCancellationRequested; number++)
        {
            await answers.CountAsync(client.WorkAsync(new Work(number), CancellationToken.None));
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>Tries cases, one behind the other on one connection as long as it stays.</summary>
    private async Task AttackAsync(FaultServer server, FuzzedProtocol protocol, int cases)
    {
        int seed = Interlocked.Increment(ref next);
        while (seed <= cases)
        {
            using RawPeer peer = await RawPeer.OpenAsync(server.Uri, subprotocol: protocol.Wire.Subprotocol);
            Interlocked.Increment(ref connections);
            var frames = new ServerFrames(peer);
            bool stays;
            do
            {
                byte[] input = protocol.Frames.Draw(new Random(seed));
                try
                {
                    stays = await TryAsync(peer, frames, protocol, input, $"probe-{seed}");
                }
                catch (Exception exception)
                {
                    throw new InvalidOperationException($"Case {seed} failed: {Convert.ToHexString(input)}", exception);
                }

                seed = Interlocked.Increment(ref next);
            }
            while (stays && seed <= cases);
        }
    }

    /// <summary>Sends a case and sees what becomes of the connection. True where it stays.</summary>
    private async Task<bool> TryAsync(RawPeer peer, ServerFrames frames, FuzzedProtocol protocol, byte[] input, string probe)
    {
        List<FrameReference.Received> received = FrameReference.Read(input, Limits, protocol.Opcode, out bool isWhole);
        await peer.SendAsync(input);
        bool isHarmless = received.TrueForAll(one => one.Kind != InboundKind.Message || protocol.Frames.IsHarmless(one.Payload));
        if (received.Find(one => one.Ends || (one.Kind == InboundKind.Message && protocol.IsMalformed(one.Payload))) is { } end)
        {
            await AssertEndsAsync(frames, end, mayBeMalformed: !isHarmless);
            return false;
        }

        if (!isWhole)
        {
            // It waits for the rest, which does not come.
            return false;
        }

        // A mutated envelope may be one that is malformed, for reasons that need no second parser here.
        await peer.SendAsync(MaskedFrame.Of(protocol.Opcode, protocol.Ping(probe)));
        return await StaysAsync(frames, protocol, probe, mayEnd: !isHarmless);
    }

    private async Task<bool> StaysAsync(ServerFrames frames, FuzzedProtocol protocol, string probe, bool mayEnd)
    {
        while (await frames.ReceiveAsync() is { } frame)
        {
            if (frame.Opcode == protocol.Opcode && protocol.Read(frame.Payload).Id == probe)
            {
                Interlocked.Increment(ref stayed);
                return true;
            }

            if (frame.Opcode == MaskedFrame.Close)
            {
                Assert.True(mayEnd, $"The server closed with {frame.CloseCode} though nothing was wrong.");
                return false;
            }
        }

        throw new UnreachableException("The connection ended without a close frame.");
    }

    private async Task AssertEndsAsync(ServerFrames frames, FrameReference.Received end, bool mayBeMalformed)
    {
        while (await frames.ReceiveAsync() is { } frame)
        {
            if (frame.Opcode == MaskedFrame.Close)
            {
                Interlocked.Increment(ref ended);
                Assert.True(frame.CloseCode == CodeOf(end) || (mayBeMalformed && frame.CloseCode == 1007), $"'{end.Kind}' was answered with {frame.CloseCode}.");
                return;
            }
        }

        throw new UnreachableException("The connection ended without a close frame.");
    }

    /// <summary>The close code that answers what ended the connection. A close is answered with its own.</summary>
    private static int CodeOf(FrameReference.Received end) => end.Kind switch
    {
        InboundKind.Violation => 1002,
        InboundKind.WrongKind => 1003,
        InboundKind.TooManyFragments => 1008,
        InboundKind.TooLarge => 1009,
        InboundKind.Close => end.Payload.Length == 0 ? 1005 : (end.Payload[0] << 8) | end.Payload[1],
        _ => 1007,
    };
}
