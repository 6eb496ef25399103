using System.IO.Pipelines;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>Reads and writes of the pipe below an upgraded connection.</summary>
public sealed class TransportStreamTests : IDisposable
{
    private readonly Pipe received = new();
    private readonly Pipe sent = new(new PipeOptions(pauseWriterThreshold: 10, resumeWriterThreshold: 5));
    private readonly TransportStream stream;

    public TransportStreamTests() => stream = new(new Duplex(received.Reader, sent.Writer));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_takes_what_fits_and_leaves_the_rest()
    {
        await received.Writer.WriteAsync(new byte[] { 1, 2, 3 }, Token);
        var buffer = new byte[2];

        Assert.Equal(2, await stream.ReadAsync(buffer, Token));
        Assert.Equal([1, 2], buffer);
        Assert.Equal(1, await stream.ReadAsync(buffer, Token));
        Assert.Equal(3, buffer[0]);
    }

    [Fact]
    public async Task A_read_of_nothing_waits_until_there_is_something_and_takes_nothing()
    {
        ValueTask<int> reading = stream.ReadAsync(Memory<byte>.Empty, Token);
        Assert.False(reading.IsCompleted);

        await received.Writer.WriteAsync(new byte[] { 7 }, Token);

        Assert.Equal(0, await reading);
        Assert.Equal(0, await stream.ReadAsync(Memory<byte>.Empty, Token));
        Assert.Equal(1, await stream.ReadAsync(new byte[8], Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_read_that_is_ended_for_the_sake_of_a_next_request_goes_on(bool isUnderWay)
    {
        ValueTask<int> reading = isUnderWay ? stream.ReadAsync(new byte[8], Token) : default;
        received.Reader.CancelPendingRead();
        if (!isUnderWay)
        {
            reading = stream.ReadAsync(new byte[8], Token);
        }

        Assert.False(reading.IsCompleted);
        await received.Writer.WriteAsync(new byte[] { 7 }, Token);
        Assert.Equal(1, await reading);
    }

    [Fact]
    public async Task The_end_is_read_after_all_that_came_before_it()
    {
        await received.Writer.WriteAsync(new byte[] { 7 }, Token);
        await received.Writer.CompleteAsync();

        Assert.Equal(1, await stream.ReadAsync(new byte[8], Token));
        Assert.Equal(0, await stream.ReadAsync(Memory<byte>.Empty, Token));
        Assert.Equal(0, await stream.ReadAsync(new byte[8], Token));
    }

    [Fact]
    public async Task A_read_fails_as_the_connection_does()
    {
        ValueTask<int> reading = stream.ReadAsync(Memory<byte>.Empty, Token);
        await received.Writer.CompleteAsync(new IOException("Reset."));

        Assert.Equal("Reset.", (await Assert.ThrowsAsync<IOException>(async () => await reading)).Message);
    }

    [Fact]
    public async Task A_write_waits_for_a_client_that_does_not_read()
    {
        ValueTask writing = stream.WriteAsync(new byte[20], Token);
        Assert.False(writing.IsCompleted);

        ReadResult result = await sent.Reader.ReadAsync(Token);
        Assert.Equal(20, result.Buffer.Length);
        sent.Reader.AdvanceTo(result.Buffer.End);
        await writing;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_write_fails_once_the_client_has_gone(bool isUnderWay)
    {
        ValueTask writing = isUnderWay ? stream.WriteAsync(new byte[20], Token) : default;
        await sent.Reader.CompleteAsync();
        if (!isUnderWay)
        {
            writing = stream.WriteAsync(new byte[20], Token);
        }

        await Assert.ThrowsAsync<IOException>(async () => await writing);
    }

    public void Dispose() => stream.Dispose();

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
