using System.Text;
using System.Text.Json;
using System.Text.Unicode;
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
    public async Task A_frame_means_the_same_whether_it_is_read_in_order_or_piece_by_piece()
    {
        FuzzedProtocol protocol = FuzzedProtocol.Of(FuzzedProtocol.Json);
        int cases = Scale.Current.Of(200_000, 10_000_000);
        int accepted = 0;
        await new Fuzz(maxAllocated: 4 * MaxMessageBytes).RunAsync(cases, protocol.Envelopes.Draw, frame => () =>
        {
            // The socket lets no other text through.
            if (!Utf8.IsValid(frame))
            {
                return;
            }

            // Nothing that begins with white space is read in order.
            byte[] other = [(byte)' ', .. frame];
            bool accepts = Envelope.TryParse(frame, out Envelope envelope, out _);
            Assert.Equal(Envelope.TryParse(other, out Envelope expected, out _), accepts);
            Assert.True(envelope.Type.SequenceEqual(expected.Type) && envelope.Id.SequenceEqual(expected.Id) && envelope.TraceParent.SequenceEqual(expected.TraceParent));
            Assert.True(frame.AsSpan(envelope.Payload).SequenceEqual(other.AsSpan(expected.Payload)));
            accepted += accepts ? 1 : 0;
        });
        Assert.True(Fuzz.Only is not null || accepted >= cases / 50);
    }

    [Theory]
    [InlineData(FuzzedProtocol.Json)]
    [InlineData(FuzzedProtocol.MessagePack)]
    public async Task A_mutated_frame_is_read_or_refused_and_nothing_else(string subprotocol)
    {
        FuzzedProtocol protocol = FuzzedProtocol.Of(subprotocol);
        using var memory = new MemoryWatch();
        int cases = Scale.Current.Of(200_000, 10_000_000);
        int accepted = 0;
        int fitting = 0;
        var fuzz = new Fuzz(maxAllocated: 2 * MaxMessageBytes);
        await fuzz.RunAsync(cases, protocol.Envelopes.Draw, frame => () =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool accepts = protocol.Wire.TryParse(frame, out Envelope envelope, out string fault);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.InRange(allocated, 0, (2 * frame.Length) + ForARefusal);
            if (accepts)
            {
                accepted++;
                fitting += Read(protocol.Wire, envelope, frame) ? 1 : 0;
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

        table.Add(new FaultRow($"mutated envelopes of {subprotocol}, in process")
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
        Assert.False(Fits<Many>(WireProtocol.Json.PayloadOf(payload, ..)));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxMessageBytes / 8);
    }

    [Theory]
    [InlineData("DD7FFFFFFF", 0xC0)]
    [InlineData("DF7FFFFFFF", 0xC0)]
    [InlineData("DB7FFFFFFF", 0x78)]
    [InlineData("C67FFFFFFF", 0x78)]
    [InlineData("C97FFFFFFFFF", 0x78)]
    [InlineData("91", 0x91)]
    [InlineData("81", 0x81)]
    [InlineData("94A174C0C0DF7FFFFFFF", 0xC0)]
    [InlineData("95A174C0C0C0DF000FFFFF", 0xC0)]
    [InlineData("81A57061727473DD000FF000", 0xC0)]
    [InlineData("81A57061727473DD000FF000", 0x80)]
    [InlineData("81A66E657374656481A57061727473DD7FFFFFFF", 0xC0)]
    [InlineData("81A66E6573746564", 0x91)]
    [InlineData("81A56279746573C67FFFFFFF", 0x78)]
    [InlineData("81A6636F756E7473DF0007F000", 0xC0)]
    [InlineData("81A378797A", 0x91)]
    public void A_long_frame_that_is_no_MessagePack_is_refused_at_no_cost(string beginning, byte filler)
    {
        byte[] start = Convert.FromHexString(beginning);
        byte[] frame = new byte[MaxMessageBytes];
        frame.AsSpan().Fill(filler);
        start.CopyTo(frame, 0);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(MessagePackProtocol.Instance.TryParse(frame, out _, out _));
        Assert.False(Fits<Many>(MessagePackProtocol.Instance.PayloadOf(frame, ..)));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxMessageBytes / 8);
    }

    /// <summary>Reads the payload as every message and protocol frame there is. True where one of them takes it.</summary>
    private static bool Read(WireProtocol protocol, Envelope envelope, byte[] frame)
    {
        Assert.False(envelope.Type.IsEmpty);
        Assert.InRange(envelope.Id.Length, 0, Envelope.MaxIdBytes);
        if (!envelope.Id.IsEmpty)
        {
            _ = RequestId.TryParse(envelope.Id, RequestId.IsOfServer(envelope.Id), out _);
        }

        Payload payload = protocol.PayloadOf(frame, envelope.Payload);
        bool fits = Fits<Join>(payload) | Fits<Publish>(payload) | Fits<Work>(payload) | Fits<Tick>(payload) | Fits<Many>(payload);
        ReadOnlyMemory<byte> json = default;
        Refuses(() => json = payload.ToJson());
        if (!json.IsEmpty && json.Span[0] == (byte)'{')
        {
            Refuses(() => ErrorInfo.Read(json));
            Refuses(() => CreditInfo.Read(json));
            Refuses(() => ConnectedInfo.Read(json));
            Refuses(() => ClosingInfo.Read(json));
        }

        return fits;
    }

    private static bool Fits<T>(Payload payload)
        where T : IWsMessage<T>
    {
        try
        {
            _ = payload.Read<T>();
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
