using System.Buffers;

namespace TypedSockets.MessagePack.Tests;

[WsMessage("cost.price")]
public sealed partial record PriceChanged(long Sequence, double Price, DateTimeOffset At, Guid Id);

/// <summary>A message costs its object when it is read, and its frame, in a pooled buffer, when it is sent.</summary>
public sealed class AllocationTests
{
    private const int Rounds = 1_000;

    private static readonly PriceChanged Message = new(42, 12.5, DateTimeOffset.UnixEpoch, Guid.NewGuid());

    [Fact]
    public void Reading_allocates_the_message_alone()
    {
        var payload = WsMessagePack.Write(Message);
        var own = AllocatedBy(static () => _ = Message with { Sequence = 1 });

        Assert.Equal(own, AllocatedBy(() => _ = WsMessagePack.Read<PriceChanged>(payload)));
    }

    [Fact]
    public void Sending_allocates_no_more_than_in_JSON()
    {
        var json = AllocatedBy(static () => Encode(WireProtocol.Json));

        Assert.InRange(AllocatedBy(static () => Encode(MessagePackProtocol.Instance)), 0, json);
    }

    [Fact]
    public void Writing_allocates_nothing()
    {
        var message = Message with { At = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(1)) };
        var output = new ArrayBufferWriter<byte>(1_000);

        Assert.Equal(0, AllocatedBy(() => Write(output, message)));
    }

    private static void Write<T>(ArrayBufferWriter<byte> output, T message)
        where T : IWsMessage<T>
    {
        output.ResetWrittenCount();
        T.WriteBinary(output, message);
    }

    private static void Encode(WireProtocol protocol) => FrameWriter.Encode(protocol, Message, "7"u8, DateTimeOffset.UnixEpoch, 10_000).Release();

    private static long AllocatedBy(Action action)
    {
        for (var round = 0; round < Rounds; round++)
        {
            action();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            action();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;
    }
}
