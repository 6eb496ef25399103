using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Fuzzing;

/// <summary>Mutated WebSocket frames, in pieces of random size, at the framing itself, beside a reading of RFC 6455 that knows nothing of it.</summary>
public sealed class StreamSocketFuzzTests(FaultTable table)
{
    private const int MaxMessageBytes = 256 * 1024;

    // An exception and its sentence.
    private const int ForARefusal = 16 * 1024;

    private static readonly SocketLimits Limits = new(MaxMessageBytes, MaxFragments: 1_000);

    [Theory]
    [InlineData(FuzzedProtocol.Json)]
    [InlineData(FuzzedProtocol.MessagePack)]
    public async Task Mutated_frames_are_read_as_the_standard_says_however_they_are_cut(string subprotocol)
    {
        FuzzedProtocol protocol = FuzzedProtocol.Of(subprotocol);
        using var memory = new MemoryWatch();
        int cases = Scale.Current.Of(60_000, 5_000_000);
        int ended = 0;
        long messages = 0;
        var fuzz = new Fuzz((2 * MaxMessageBytes) + ForARefusal);
        await fuzz.RunAsync(cases, protocol.Frames.Draw, bytes =>
        {
            List<FrameReference.Received> expected = FrameReference.Read(bytes, Limits, protocol.Opcode, out _);
            ended += expected.Exists(static received => received.Ends) ? 1 : 0;
            messages += expected.Count;
            return () => Compare(expected, bytes, protocol.Wire);
        });

        if (Fuzz.Only is null)
        {
            Assert.InRange(ended, cases / 20, cases / 20 * 19);
        }

        table.Add(new FaultRow($"mutated frames of {subprotocol}, in process")
        {
            Sent = messages,
            Delivered = messages,
            LargestMemory = memory.Largest,
            Note = $"{cases:N0} connections, of which {ended:N0} break the protocol or close; largest allocation {fuzz.LargestAllocation / 1024:N0} KiB",
        });
    }

    private static void Compare(List<FrameReference.Received> expected, byte[] bytes, WireProtocol protocol)
    {
        using var stream = new ChunkedStream(bytes, new Random(bytes.Length));
        using var socket = new StreamSocket(stream, isServer: true, Limits, TimeProvider.System, static () => { }) { Protocol = protocol };
        foreach (FrameReference.Received next in expected)
        {
            InboundMessage message = Receive(socket);

            // Assertions allocate, and that would be measured.
            if (message.Kind != next.Kind || (!next.Ends && !message.Span.SequenceEqual(next.Payload)))
            {
                Assert.Fail($"'{next.Kind}' was sent, but '{message.Kind}' was received, or with another payload.");
            }

            message.Release();
        }

        // Nothing follows but the end; behind a refused message, the peer's close may.
        try
        {
            InboundMessage message;
            do
            {
                message = Receive(socket);
                message.Release();
                Assert.True(expected.Count > 0 && expected[^1].Ends, $"'{message.Kind}' was received, but never sent.");
            }
            while (message.Kind != InboundKind.Close);
        }
        catch (EndOfStreamException)
        {
            // The bytes are at their end.
        }
    }

    /// <summary>The stream never waits, so neither does the socket. Where it does, that is a hang.</summary>
    private static InboundMessage Receive(StreamSocket socket)
    {
        ValueTask<InboundMessage> receiving = socket.ReceiveAsync();
        return receiving.IsCompletedSuccessfully ? receiving.Result : receiving.AsTask().GetAwaiter().GetResult();
    }
}
