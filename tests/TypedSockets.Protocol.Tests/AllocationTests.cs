namespace TypedSockets.Protocol.Tests;

/// <summary>What is received and sent leaves no garbage behind, however much it is.</summary>
[Collection(nameof(BufferCollection))]
public sealed class AllocationTests
{
    private const int WarmUp = 200;
    private const int Messages = 5_000;

    public static MatrixTheoryData<bool, int> Lengths => new(Ways.Sides, [0, 100, 5_000]);

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Receiving_allocates_nothing_for_a_message(bool isServer, int length)
    {
        byte[] frame = Frames.Of(Frames.Text, Frames.Payload(length), isServer);
        byte[] many = [.. Enumerable.Repeat(frame, WarmUp + Messages).SelectMany(static frame => frame)];
        using StreamSocket socket = Received.NewSocket(Wire.Of(many), isServer);
        await ReceiveAsync(socket, WarmUp);
        long before = GC.GetAllocatedBytesForCurrentThread();

        await ReceiveAsync(socket, Messages);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Messages, 0, 1);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Sending_allocates_nothing_for_a_message(bool isServer, int length)
    {
        using StreamSocket socket = Received.NewSocket(new Wire { Writes = null }, isServer);
        var frame = Frame.Create(Frames.Payload(length), length);
        await SendAsync(socket, frame, WarmUp);
        long before = GC.GetAllocatedBytesForCurrentThread();

        await SendAsync(socket, frame, Messages);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Messages, 0, 1);
    }

    private static async Task ReceiveAsync(StreamSocket socket, int messages)
    {
        for (int i = 0; i < messages; i++)
        {
            InboundMessage message = await socket.ReceiveAsync();
            Assert.True(message.Kind == InboundKind.Message);
            message.Release();
        }
    }

    private static async Task SendAsync(StreamSocket socket, Frame frame, int messages)
    {
        for (int i = 0; i < messages; i++)
        {
            await socket.WriteAsync(frame);
            await socket.FlushAsync();
        }
    }
}
