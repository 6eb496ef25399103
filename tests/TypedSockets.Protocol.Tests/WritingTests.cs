using System.Text;

namespace TypedSockets.Protocol.Tests;

/// <summary>What goes out: whole messages in one frame each, several together in one write.</summary>
public sealed class WritingTests
{
    public static MatrixTheoryData<bool, int> Lengths => new(Ways.Sides, [0, 1, 125, 126, 16_369, 16_370, 16_371, 16_383, 16_384, 16_385, 60_000, 65_535, 65_536, 100_000]);

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task A_message_is_one_frame_with_the_shortest_header(bool isServer, int length)
    {
        var wire = new Wire();
        using StreamSocket socket = Received.NewSocket(wire, isServer);

        await WriteAsync(socket, Frames.Payload(length));
        await socket.FlushAsync();

        byte[] expected = Frames.Of(Frames.Text, Frames.Payload(length), masked: !isServer);
        Assert.Equal(expected.Length, wire.Written.Length);
        int keyAndPayload = length + (isServer ? 0 : 4);
        Assert.Equal(expected[..^keyAndPayload], wire.Written[..^keyAndPayload]);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task The_other_side_reads_what_was_written(bool isServer, int length)
    {
        // Wherever the buffer is full when a message begins.
        foreach (int before in (int[])[0, 1, 300, 16_000, 16_361, 16_365, 16_368])
        {
            var wire = new Wire();
            using StreamSocket socket = Received.NewSocket(wire, isServer);
            await WriteAsync(socket, Frames.Payload(before));
            await WriteAsync(socket, Frames.Payload(length));
            await WriteAsync(socket, "last"u8.ToArray());
            await socket.WriteCloseAsync(new CloseFrame(1000, ""));

            Received received = await Received.OfAsync(!isServer, Feeding.InChunks, wire.Written);

            received.AssertClosed($"Message:{Encoding.ASCII.GetString(Frames.Payload(before))}", $"Message:{Encoding.ASCII.GetString(Frames.Payload(length))}", "Message:last");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hundred_small_messages_go_out_in_one_write_when_they_are_flushed(bool isServer)
    {
        var wire = new Wire();
        using StreamSocket socket = Received.NewSocket(wire, isServer);

        for (int i = 0; i < 100; i++)
        {
            await WriteAsync(socket, Frames.Payload(140));
        }

        Assert.Empty(wire.Writes!);
        await socket.FlushAsync();
        Assert.Single(wire.Writes!);
        Assert.Equal(100, (await Received.OfAsync(!isServer, Feeding.AtOnce, wire.Written)).Items.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_does_not_fit_into_the_buffer_goes_out_before_the_flush(bool isServer)
    {
        var wire = new Wire();
        using StreamSocket socket = Received.NewSocket(wire, isServer);
        for (int i = 0; i < 50; i++)
        {
            await WriteAsync(socket, Frames.Payload(1_000));
        }

        Assert.InRange(wire.Writes!.Count, 2, 4);
        await socket.FlushAsync();
        Assert.InRange(wire.Writes.Count, 3, 5);
        Assert.Equal(50, (await Received.OfAsync(!isServer, Feeding.AtOnce, wire.Written)).Items.Count);
    }

    [Fact]
    public async Task A_flush_of_nothing_writes_nothing()
    {
        var wire = new Wire();
        using StreamSocket socket = Received.NewSocket(wire, isServer: true);

        await socket.FlushAsync();

        Assert.Empty(wire.Writes!);
    }

    [Fact]
    public async Task Bytes_that_others_send_too_are_not_changed_by_masking()
    {
        byte[] shared = Frames.Payload(20_000);
        using StreamSocket socket = Received.NewSocket(new Wire(), isServer: false);

        await WriteAsync(socket, shared);
        await socket.FlushAsync();

        Assert.Equal(Frames.Payload(20_000), shared);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Random_traffic_arrives_as_it_was_sent(bool isServer)
    {
        var random = new Random(7);
        for (int round = 0; round < 20; round++)
        {
            var wire = new Wire();
            using StreamSocket socket = Received.NewSocket(wire, isServer);
            var sent = new List<string>();
            for (int i = 0; i < 30; i++)
            {
                byte[] payload = Frames.Payload(random.Next(4) switch { 0 => random.Next(20), 1 => random.Next(300), 2 => random.Next(17_000), _ => random.Next(70_000) });
                await WriteAsync(socket, payload);
                sent.Add($"Message:{Encoding.ASCII.GetString(payload)}");
                if (random.Next(3) == 0)
                {
                    await socket.WriteAsync(Frame.Control(FrameKind.Ping, payload.AsSpan(0, Math.Min(payload.Length, 125))));
                    await socket.FlushAsync();
                    sent.Add($"Ping:{Encoding.ASCII.GetString(payload, 0, Math.Min(payload.Length, 125))}");
                }
            }

            await socket.WriteCloseAsync(new CloseFrame(1000, ""));

            (await Received.OfAsync(!isServer, Feeding.InChunks, wire.Written)).AssertClosed([.. sent]);
        }
    }

    private static ValueTask WriteAsync(StreamSocket socket, byte[] payload) => socket.WriteAsync(Frame.Create(payload, payload.Length));
}
