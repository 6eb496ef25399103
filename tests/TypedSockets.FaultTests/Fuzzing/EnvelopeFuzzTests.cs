using System.Text;
using System.Text.Json;
using TypedSockets.FaultTests.Contracts;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Fuzzing;

/// <summary>Mutated frames at everything that reads what a peer sent.</summary>
public sealed class EnvelopeFuzzTests(FaultTable table)
{
    private const int MaxMessageBytes = 1024 * 1024;

    // An exception and its sentence, in which a frame that is too short to be looked through for unknown words is repeated.
    private const int ForARefusal = 160 * 1024;

    [Fact]
    public async Task A_mutated_frame_is_read_or_refused_and_nothing_else()
    {
        using var memory = new MemoryWatch();
        int cases = Scale.Current.Of(200_000, 10_000_000);
        int accepted = 0;
        int fitting = 0;
        var fuzz = new Fuzz(maxAllocated: 2 * MaxMessageBytes);
        await fuzz.RunAsync(cases, EnvelopeMutator.Draw, frame => () =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool accepts = Envelope.TryParse(frame, out Envelope envelope, out string fault);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.InRange(allocated, 0, (2 * frame.Length) + ForARefusal);
            if (accepts)
            {
                accepted++;
                fitting += Read(envelope, frame) ? 1 : 0;
            }
            else
            {
                Assert.NotEqual("", fault);
            }
        });

        // Mutations that leave nothing valid, or everything, would prove little.
        if (Fuzz.Only is null)
        {
            Assert.InRange(accepted, cases / 50, cases / 50 * 49);
            Assert.InRange(fitting, accepted / 50, accepted / 50 * 49);
        }

        table.Add(new FaultRow("mutated envelopes, in process")
        {
            Sent = cases,
            Delivered = cases,
            LargestMemory = memory.Largest,
            Note = $"{accepted:N0} envelopes accepted, {fitting:N0} payloads too; largest allocation {fuzz.LargestAllocation / 1024:N0} KiB",
        });
    }

    [Theory]
    [InlineData("""{"type":t""")]
    [InlineData("""{"type":"fault.many","payload":{"flag":f""")]
    [InlineData("""{"type":"fault.many","payload":{"text":"a \" b","number":n""")]
    [InlineData("""{"type":"fault.many","payload":{"number":0""")]
    [InlineData("""{"type":"fault.many","payload":{"text":"\u""")]
    public void A_long_frame_that_is_no_JSON_is_refused_at_no_cost(string beginning)
    {
        byte[] frame = Encoding.UTF8.GetBytes(beginning.PadRight(MaxMessageBytes, 'x'));
        byte[] payload = frame[Math.Max(0, beginning.IndexOf("{\"", 1, StringComparison.Ordinal))..];

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(Envelope.TryParse(frame, out _, out _));
        Assert.False(Fits<Many>(payload));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxMessageBytes / 8);
    }

    /// <summary>Reads the payload as every message and protocol frame there is. True where one of them takes it.</summary>
    private static bool Read(Envelope envelope, byte[] frame)
    {
        Assert.False(envelope.Type.IsEmpty);
        Assert.InRange(envelope.Id.Length, 0, Envelope.MaxIdBytes);
        if (!envelope.Id.IsEmpty)
        {
            _ = RequestId.TryParse(envelope.Id, RequestId.IsOfServer(envelope.Id), out _);
        }

        ReadOnlySpan<byte> payload = WireProtocol.Json.PayloadOf(frame, envelope.Payload).Bytes.Span;
        bool fits = Fits<Join>(payload) | Fits<Publish>(payload) | Fits<Work>(payload) | Fits<Tick>(payload) | Fits<Many>(payload);
        if (envelope.Payload.End.Value > 0 && payload[0] == (byte)'{')
        {
            ReadOnlyMemory<byte> memory = frame.AsMemory(envelope.Payload);
            Refuses(() => ErrorInfo.Read(memory));
            Refuses(() => CreditInfo.Read(memory));
            Refuses(() => ConnectedInfo.Read(memory));
            Refuses(() => ClosingInfo.Read(memory));
        }

        return fits;
    }

    private static bool Fits<T>(ReadOnlySpan<byte> payload)
        where T : IWsMessage<T>
    {
        try
        {
            _ = PayloadReader.Read<T>(payload);
            return true;
        }
        catch (WsPayloadException exception)
        {
            // What a codec refuses it refuses on purpose, with one of these; anything else is a fault that only looks like it.
            Assert.True(exception.InnerException is JsonException or null, $"{typeof(T).Name}: {exception.InnerException}");
            return false;
        }
    }

    /// <summary>The protocol's own frames are read by code that may throw these two, which the connection answers as malformed.</summary>
    private static void Refuses(Action read)
    {
        try
        {
            read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Refused.
        }
    }
}
