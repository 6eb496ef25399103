using System.Text;

namespace TypedSockets.Protocol.Tests;

/// <summary>Every buffer is rented, and goes back as soon as nothing is in it.</summary>
[Collection(nameof(BufferCollection))]
public sealed class BufferTests
{
    private static readonly SocketLimits Narrow = new(MaxMessageBytes: 100_000, MaxFragments: 3);

    public static MatrixTheoryData<bool, string> Endings => new(Ways.Sides, ["close", "end", "half a header", "half a message", "half a ping", "WrongKind", "TooLarge", "TooManyFragments", "InvalidUtf8", "violation", "bad close"]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_idle_socket_holds_no_buffer(bool isServer)
    {
        using var ledger = new BufferLedger();
        var wire = new Wire();
        using StreamSocket socket = Received.NewSocket(wire, isServer);
        Task<string?> receiving = Received.NextAsync(socket);
        Assert.Equal((0, 0), (ledger.Rents, ledger.Held));

        foreach (int length in (int[])[0, 10, 4_096, 70_000])
        {
            foreach (Feeding feeding in Ways.Feedings)
            {
                wire.Feed(Frames.Of(Frames.Text, Frames.Payload(length), isServer), feeding);
                Assert.Equal($"Message:{Encoding.ASCII.GetString(Frames.Payload(length))}", await receiving);
                wire.Feed(Frames.Of(Frames.Ping, "ping", isServer), feeding);
                Assert.Equal("Ping:ping", await Received.NextAsync(socket));

                receiving = Received.NextAsync(socket);
                Assert.False(receiving.IsCompleted);
                Assert.Equal(0, ledger.Held);
            }
        }

        Assert.NotEqual(0, ledger.Rents);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_held_after_what_was_written_is_flushed(bool isServer)
    {
        using var ledger = new BufferLedger();
        using StreamSocket socket = Received.NewSocket(new Wire(), isServer);

        foreach (int length in (int[])[0, 10, 16_370, 16_384, 16_385, 70_000])
        {
            await socket.WriteAsync(Frame.Create(Frames.Payload(length), length));
            await socket.FlushAsync();
            Assert.Equal(0, ledger.Held);
        }

        await socket.WriteCloseAsync(new CloseFrame(1000, ""));
        Assert.Equal(0, ledger.Held);
        Assert.NotEqual(0, ledger.Rents);
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Nothing_is_held_once_a_socket_is_disposed(bool isServer, string ending)
    {
        using var ledger = new BufferLedger();
        byte[][] frames = ending switch
        {
            "close" => [Frames.Closing(1000, isServer, "bye")],
            "end" => [],
            "half a header" => [[0x81]],
            "half a message" => [Frames.Of(Frames.Text, Frames.Payload(50_000), isServer)[..40_000]],
            "half a ping" => [Frames.Of(Frames.Text, "x", isServer, final: false), Frames.Of(Frames.Ping, "ping", isServer)[..^1]],
            "WrongKind" => [Frames.Of(Frames.Binary, Frames.Payload(50_000), isServer)],
            "TooLarge" => [Frames.Of(Frames.Text, Frames.Payload(100_000), isServer, final: false), Frames.Of(Frames.Continuation, "x", isServer)],
            "TooManyFragments" => [Frames.Of(Frames.Text, "x", isServer, final: false), .. Enumerable.Repeat(Frames.Of(Frames.Continuation, "x", isServer, final: false), 3)],
            "InvalidUtf8" => [Frames.Of(Frames.Text, [0xFF], isServer)],
            "violation" => [Frames.Of(Frames.Text, "x", isServer, final: false), Frames.Of(Frames.Text, "x", isServer)],
            _ => [Frames.Closing(999, isServer)],
        };

        await Received.OfAsync(isServer, Feeding.AtOnce, Narrow, [Frames.Of(Frames.Text, "first", isServer), .. frames]);

        Assert.Equal(0, ledger.Held);
        Assert.NotEqual(0, ledger.Rents);
    }

    [Fact]
    public async Task A_refused_message_is_let_go_while_the_rest_of_it_comes()
    {
        using var ledger = new BufferLedger();
        var wire = new Wire();
        using StreamSocket socket = Received.NewSocket(wire, isServer: true, Narrow);
        wire.Feed(Frames.Of(Frames.Text, Frames.Payload(90_000), masked: true, final: false), Frames.Header(Frames.Continuation, 20_000, masked: true));

        Assert.Equal("TooLarge", await Received.NextAsync(socket));

        // The one that headers are read from.
        Assert.Equal(1, ledger.Held);
    }

    [Fact]
    public async Task A_message_that_was_announced_gets_room_as_it_comes()
    {
        var wire = new Wire();
        using StreamSocket socket = Received.NewSocket(wire, isServer: true, new SocketLimits(16 * 1024 * 1024, 10));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Task<string?> receiving = Received.NextAsync(socket);

        wire.Feed(Frames.Header(Frames.Text, 16 * 1024 * 1024, masked: true));
        wire.Feed(Frames.Payload(10));

        Assert.False(receiving.IsCompleted);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }
}
