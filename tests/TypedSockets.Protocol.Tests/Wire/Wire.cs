using System.Threading.Channels;

namespace TypedSockets.Protocol.Tests;

/// <summary>
/// A stream in memory: it gives out what was fed, one piece a read at most, and keeps what is written. A read of what is
/// there completes at once; one that waits goes on inside the call that feeds it.
/// </summary>
internal sealed class Wire : Stream
{
    private readonly Channel<byte[]> fed = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { AllowSynchronousContinuations = true, SingleReader = true });
    private ReadOnlyMemory<byte> current;

    /// <summary>What was written, write by write; <see langword="null"/> where it is not kept.</summary>
    public List<byte[]>? Writes { get; init; } = [];

    /// <summary>All that was written.</summary>
    public byte[] Written => [.. Writes!.SelectMany(static write => write)];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>A stream that has all of this to read, and then ends.</summary>
    public static Wire Of(byte[] bytes, Feeding feeding = Feeding.AtOnce)
    {
        var wire = new Wire();
        wire.Feed(bytes, feeding);
        wire.End();
        return wire;
    }

    public void Feed(params byte[][] pieces)
    {
        foreach (byte[] piece in pieces)
        {
            Assert.True(fed.Writer.TryWrite(piece));
        }
    }

    public void Feed(byte[] bytes, Feeding feeding)
    {
        // The same pieces in every run.
        var random = new Random(bytes.Length);
        int longest = Math.Max(8, bytes.Length / 10);
        for (int start = 0; start < bytes.Length;)
        {
            int length = feeding switch
            {
                Feeding.ByteByByte => 1,
                Feeding.AtOnce => bytes.Length,
                _ => Math.Min(random.Next(1, longest), bytes.Length - start),
            };
            Feed(bytes.AsSpan(start, length).ToArray());
            start += length;
        }
    }

    public void End() => fed.Writer.TryComplete();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        !current.IsEmpty || TryTake() ? new ValueTask<int>(Take(buffer)) : ReadSlowAsync(buffer);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Writes?.Add(buffer.ToArray());
        return ValueTask.CompletedTask;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    private async ValueTask<int> ReadSlowAsync(Memory<byte> buffer) =>
        await fed.Reader.WaitToReadAsync().ConfigureAwait(false) && TryTake() ? Take(buffer) : 0;

    private bool TryTake()
    {
        if (!fed.Reader.TryRead(out byte[]? piece))
        {
            return false;
        }

        current = piece;
        return true;
    }

    private int Take(Memory<byte> buffer)
    {
        int count = Math.Min(buffer.Length, current.Length);
        current[..count].CopyTo(buffer);
        current = current[count..];
        return count;
    }
}
