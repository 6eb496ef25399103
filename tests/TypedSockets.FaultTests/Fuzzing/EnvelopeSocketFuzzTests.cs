using System.Diagnostics;
using System.Text;
using TypedSockets.FaultTests.Contracts;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Fuzzing;

/// <summary>Mutated envelopes in WebSocket frames that are right, over real sockets: each is handled or refused for what it is, and the next is served.</summary>
public sealed class EnvelopeSocketFuzzTests(FaultTable table)
{
    private const int MaxMessageBytes = 4 * 1024;

    private int malformed;
    private int refused;
    private int connections;

    [Theory]
    [InlineData(FuzzedProtocol.Json)]
    [InlineData(FuzzedProtocol.MessagePack)]
    public async Task A_mutated_envelope_is_refused_as_malformed_or_as_a_payload_and_the_next_is_served(string subprotocol)
    {
        FuzzedProtocol protocol = FuzzedProtocol.Of(subprotocol);
        using var memory = new MemoryWatch();
        int cases = Scale.Current.Of(3_000, 150_000);
        await using FaultServer server = await FaultServer.StartAsync(static options =>
        {
            options.MaxMessageBytes = MaxMessageBytes;
            options.MaxStreamItemBytes = MaxMessageBytes;
            options.CloseTimeout = TimeSpan.FromSeconds(1);
        });

        int seed = Fuzz.Only ?? 0;
        int last = Fuzz.Only ?? cases - 1;
        while (seed <= last)
        {
            using RawPeer peer = await RawPeer.OpenAsync(server.Uri, subprotocol: subprotocol);
            connections++;
            var frames = new ServerFrames(peer);
            for (bool stays = true; stays && seed <= last; seed++)
            {
                byte[] envelope = protocol.Envelopes.Draw(new Random(seed));
                if (envelope.Length <= MaxMessageBytes)
                {
                    stays = await TryAsync(peer, frames, protocol, envelope, seed);
                }
            }
        }

        await using FaultsClient next = Member.NewClient(server.Uri, protocol.Configure);
        await next.ConnectAsync(TestContext.Current.CancellationToken);
        Assert.Equal(7, (await next.WorkAsync(new Work(7), TestContext.Current.CancellationToken)).Number);
        await server.UntilConnectionsAsync(1);

        // A handler may be asked to fail, or to join what is no room. Nothing else may.
        Assert.All(server.Log.Errors, static error => Assert.Contains("The handler of fault.", error, StringComparison.Ordinal));
        if (Fuzz.Only is null)
        {
            Assert.InRange(malformed, cases / 20, cases);
            Assert.InRange(refused, cases / 200, cases);
        }

        table.Add(new FaultRow($"mutated envelopes of {subprotocol}, over sockets")
        {
            Connections = connections + 1,
            Sent = cases,
            Delivered = cases,
            LargestMemory = memory.Largest,
            Note = $"{malformed:N0} closed as malformed, {refused:N0} payloads refused",
        });
    }

    /// <summary>Sends an envelope and then a ping. True where the ping is answered, false where the envelope was malformed.</summary>
    private async Task<bool> TryAsync(RawPeer peer, ServerFrames frames, FuzzedProtocol protocol, byte[] envelope, int seed)
    {
        string probe = $"probe-{seed}";
        string? error = null;
        await peer.SendAsync(MaskedFrame.Of(protocol.Opcode, envelope));
        await peer.SendAsync(MaskedFrame.Of(protocol.Opcode, protocol.Ping(probe)));
        while (await frames.ReceiveAsync() is { } frame)
        {
            if (frame.Opcode == MaskedFrame.Close)
            {
                string reason = Encoding.UTF8.GetString(frame.Payload.AsSpan(2));
                Assert.True((frame.CloseCode, reason, error) is (1007, "ws.malformed", "ws.malformed"), Failure($"was closed with {frame.CloseCode} '{reason}' after the error '{error}'"));
                malformed++;
                return false;
            }

            FuzzedProtocol.Sent sent = protocol.Read(frame.Payload);
            error = sent.Error ?? error;
            refused += sent.Error == "ws.invalid_payload" ? 1 : 0;
            Assert.True(sent.Error is null or "ws.malformed" or "ws.invalid_payload" or "ws.unknown_type" or "ws.internal" or "ws.busy" or "ws.canceled", Failure($"was answered with '{sent.Error}'"));
            if (sent.Id == probe)
            {
                Assert.False(protocol.IsMalformed(envelope), Failure("was taken though it is malformed"));
                return true;
            }
        }

        throw new UnreachableException(Failure("ended the connection without a close frame"));

        string Failure(string what) => $"Case {seed} {what}. Run it alone with TYPEDSOCKETS_SEED={seed}: {Convert.ToHexString(envelope)}";
    }
}
