using System.Buffers.Binary;

namespace TypedSockets.Protocol.Tests;

/// <summary>RFC 6455 section 5.3.</summary>
public sealed class MaskTests
{
    [Fact]
    public void The_example_of_the_specification_is_unmasked()
    {
        // RFC 6455 section 5.7: a single-frame masked text message.
        byte[] payload = [0x7f, 0x9f, 0x4d, 0x51, 0x58];

        FrameMask.Apply(payload, payload, BitConverter.ToUInt32([0x37, 0xfa, 0x21, 0x3d]), position: 0);

        Assert.Equal("Hello"u8.ToArray(), payload);
    }

    [Fact]
    public void Every_part_of_a_payload_is_masked_as_a_loop_over_its_bytes_does()
    {
        byte[] key = [0x11, 0x62, 0xB3, 0xF4];
        byte[] source = [.. Enumerable.Range(0, 200).Select(static i => (byte)(i * 7))];
        for (int offset = 0; offset < 9; offset++)
        {
            for (int length = 0; length <= 150; length++)
            {
                for (long position = 0; position < 8; position++)
                {
                    AssertMasked(source.AsSpan(offset, length), key, position);
                    AssertMasked(source.AsSpan(offset, length), key, (1L << 32) + position);
                }
            }
        }
    }

    [Theory]
    [InlineData(Feeding.ByteByByte)]
    [InlineData(Feeding.InChunks)]
    public async Task The_key_goes_on_where_a_piece_ended(Feeding feeding)
    {
        var random = new Random(1);
        for (int round = 0; round < 50; round++)
        {
            byte[] payload = Frames.Payload(random.Next(0, 9_000));
            byte[] start = Frames.Of(Frames.Text, "x", masked: true, final: false);

            Received received = await Received.OfAsync(isServer: true, feeding, start, Frames.Of(Frames.Continuation, payload, masked: true), Frames.Closing(1000, masked: true));

            received.AssertClosed($"Message:x{System.Text.Encoding.ASCII.GetString(payload)}");
        }
    }

    [Fact]
    public async Task A_client_uses_a_new_key_for_every_frame()
    {
        var wire = new Wire();
        using StreamSocket socket = Received.NewSocket(wire, isServer: false);
        for (int i = 0; i < 100; i++)
        {
            await socket.WriteAsync(Frame.Create("hello"u8.ToArray(), 5));
        }

        await socket.FlushAsync();

        // Two bytes of header, four of key, five of payload.
        Assert.Equal(1_100, wire.Written.Length);
        uint[] keys = [.. wire.Written.Chunk(11).Select(static frame => BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(2)))];
        Assert.InRange(keys.Distinct().Count(), 99, 100);
    }

    private static void AssertMasked(ReadOnlySpan<byte> source, byte[] key, long position)
    {
        byte[] expected = new byte[source.Length];
        for (int i = 0; i < source.Length; i++)
        {
            expected[i] = (byte)(source[i] ^ key[(position + i) % 4]);
        }

        byte[] copied = new byte[source.Length + 1];
        FrameMask.Apply(source, copied, BitConverter.ToUInt32(key), position);
        Assert.True(expected.AsSpan().SequenceEqual(copied.AsSpan(0, source.Length)), $"{source.Length} bytes from {position} on");
        Assert.Equal(0, copied[^1]);

        byte[] inPlace = source.ToArray();
        FrameMask.Apply(inPlace, inPlace, BitConverter.ToUInt32(key), position);
        Assert.True(expected.AsSpan().SequenceEqual(inPlace), $"{source.Length} bytes from {position} on, in place");
    }
}
