using System.Threading.Tasks.Sources;

namespace TypedSockets.Cost.Tests;

/// <summary>
/// An upgraded connection in memory. Whoever delivers bytes is the thread that reads them, and what is written is counted.
/// </summary>
internal sealed class Line : Stream, IValueTaskSource<int>
{
    private readonly Lock gate = new();
    private ManualResetValueTaskSourceCore<int> reading;
    private ReadOnlyMemory<byte> delivered;
    private Memory<byte> destination;
    private bool isRead;
    private bool isCut;

    /// <summary>Told of what is written, each time.</summary>
    public Action<ReadOnlyMemory<byte>> Wrote { get; set; } = static _ => { };

    /// <summary>What a write has to wait for, as it does for a network that is busy.</summary>
    public Task Busy { get; set; } = Task.CompletedTask;

    /// <summary>What comes after what was delivered, again and again, so that there is always more to read.</summary>
    public ReadOnlyMemory<byte> Endless { get; set; }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Sends bytes to the server. Returns when it has read them and waits for more.</summary>
    public void Deliver(ReadOnlyMemory<byte> bytes)
    {
        lock (gate)
        {
            delivered = bytes;
            if (!isRead)
            {
                return;
            }

            isRead = false;
        }

        reading.SetResult(Take(destination));
    }

    /// <summary>Ends the connection.</summary>
    public void Cut()
    {
        lock (gate)
        {
            isCut = true;
        }

        Deliver(default);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            delivered = delivered.IsEmpty && !isCut ? Endless : delivered;
            if (!delivered.IsEmpty || isCut)
            {
                return new ValueTask<int>(Take(buffer));
            }

            reading.Reset();
            destination = buffer;
            isRead = true;
            return new ValueTask<int>(this, reading.Version);
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Wrote(buffer);
        return new ValueTask(Busy);
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    int IValueTaskSource<int>.GetResult(short token) => reading.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => reading.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        reading.OnCompleted(continuation, state, token, flags);

    private int Take(Memory<byte> buffer)
    {
        int count = Math.Min(buffer.Length, delivered.Length);
        delivered[..count].CopyTo(buffer);
        delivered = delivered[count..];
        return count;
    }
}
