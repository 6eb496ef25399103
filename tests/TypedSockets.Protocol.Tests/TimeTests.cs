using Microsoft.Extensions.Time.Testing;

namespace TypedSockets.Protocol.Tests;

/// <summary>What the heartbeat is told: when something last came, and since when a message is half received.</summary>
public sealed class TimeTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider time = new();
    private readonly Wire wire = new();

    public void Dispose() => wire.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_byte_that_comes_is_a_sign_of_life(bool isServer)
    {
        using StreamSocket socket = NewSocket(isServer);
        Assert.Equal(time.GetTimestamp(), socket.LastReceived);
        Task<string?> receiving = Received.NextAsync(socket);

        foreach (byte value in Frames.Of(Frames.Text, Frames.Payload(300), isServer))
        {
            time.Advance(Second);
            Assert.NotEqual(time.GetTimestamp(), socket.LastReceived);
            wire.Feed([value]);
            Assert.Equal(time.GetTimestamp(), socket.LastReceived);
        }

        Assert.True(receiving.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_end_of_the_stream_is_no_sign_of_life(bool isServer)
    {
        using StreamSocket socket = NewSocket(isServer);
        Task<string?> receiving = Received.NextAsync(socket);
        long connected = time.GetTimestamp();
        time.Advance(Second);

        wire.End();

        Assert.True(receiving.IsFaulted);
        Assert.Equal(connected, socket.LastReceived);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_is_partial_from_its_first_byte_to_its_last(bool isServer)
    {
        using StreamSocket socket = NewSocket(isServer);
        for (int round = 0; round < 3; round++)
        {
            byte[] frame = Frames.Of(Frames.Text, Frames.Payload(300), isServer);
            Task<string?> receiving = Received.NextAsync(socket);
            Assert.Equal(0, socket.PartialSince);
            time.Advance(Second);
            long began = time.GetTimestamp();
            foreach (byte value in frame[..^1])
            {
                wire.Feed([value]);
                Assert.Equal(began, socket.PartialSince);
                time.Advance(Second);
            }

            wire.Feed(frame[^1..]);
            Assert.Equal(0, socket.PartialSince);
            Assert.StartsWith("Message:", await receiving, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_is_partial_between_its_fragments_whatever_comes_in_between(bool isServer)
    {
        using StreamSocket socket = NewSocket(isServer);
        Task<string?> receiving = Received.NextAsync(socket);
        long began = time.GetTimestamp();
        wire.Feed(Frames.Of(Frames.Text, "he", isServer, final: false));
        time.Advance(Second);

        wire.Feed(Frames.Of(Frames.Ping, "ping", isServer));
        Assert.Equal("Ping:ping", await receiving);
        receiving = Received.NextAsync(socket);
        wire.Feed(Frames.Of(Frames.Continuation, "", isServer, final: false));
        Assert.Equal(began, socket.PartialSince);

        wire.Feed(Frames.Of(Frames.Continuation, "llo", isServer));
        Assert.Equal("Message:hello", await receiving);
        Assert.Equal(0, socket.PartialSince);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_came_together_with_the_end_of_a_message_is_partial_from_then_on(bool isServer)
    {
        using StreamSocket socket = NewSocket(isServer);
        byte[] second = Frames.Of(Frames.Text, "second", isServer);
        wire.Feed([.. Frames.Of(Frames.Text, "first", isServer), .. second[..3]]);
        Assert.Equal("Message:first", await Received.NextAsync(socket));
        time.Advance(Second);

        Task<string?> receiving = Received.NextAsync(socket);
        Assert.Equal(time.GetTimestamp(), socket.PartialSince);
        time.Advance(Second);
        wire.Feed(second[3..]);

        Assert.Equal("Message:second", await receiving);
        Assert.Equal(0, socket.PartialSince);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_ping_is_partial_however_much_of_it_has_come(bool isServer)
    {
        byte[] ping = Frames.Of(Frames.Ping, "ping", isServer);
        for (int length = 1; length < ping.Length; length++)
        {
            using StreamSocket socket = NewSocket(isServer);
            Task<string?> receiving = Received.NextAsync(socket);

            wire.Feed(ping[..length]);
            Assert.Equal(time.GetTimestamp(), socket.PartialSince);

            wire.Feed(ping[length..]);
            Assert.Equal("Ping:ping", await receiving);
            Assert.Equal(0, socket.PartialSince);
        }
    }

    private StreamSocket NewSocket(bool isServer) => Received.NewSocket(wire, isServer, timeProvider: time);
}
