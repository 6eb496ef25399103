using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace TypedSockets;

/// <summary>
/// What a client and Kestrel's sockets exchange, without the HTTP layer between them. One read and one write at a time, as
/// the socket's loops make them; a read of nothing waits until there is something.
/// </summary>
internal sealed class TransportStream(IDuplexPipe transport) : Stream
{
    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        transport.Input.TryRead(out ReadResult result) && TryTake(result, buffer.Span, out int count)
            ? new ValueTask<int>(count)
            : ReadSlowAsync(buffer, cancellationToken);

    // Kestrel completes this end of the pipe when the request is over, and by then nothing is written any more; the other end at any time.
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ValueTask<FlushResult> writing = transport.Output.WriteAsync(buffer, cancellationToken);
        if (!writing.IsCompletedSuccessfully)
        {
            return WriteSlowAsync(writing);
        }

        return writing.Result.IsCompleted ? ValueTask.FromException(NewEnd()) : ValueTask.CompletedTask;
    }

    public override void Flush()
    {
        // What was written is on its way.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReadSlowAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int count;
        while (!TryTake(await transport.Input.ReadAsync(cancellationToken).ConfigureAwait(false), buffer.Span, out count))
        {
        }

        return count;
    }

    /// <summary>Takes what was received, or its beginning. False where Kestrel ended the read only to look for a next request.</summary>
    private bool TryTake(ReadResult result, Span<byte> destination, out int count)
    {
        ReadOnlySequence<byte> received = result.Buffer;
        count = (int)Math.Min(received.Length, destination.Length);
        ReadOnlySequence<byte> taken = received.Slice(0, count);
        taken.CopyTo(destination);
        transport.Input.AdvanceTo(taken.End);
        return !received.IsEmpty || result.IsCompleted;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask WriteSlowAsync(ValueTask<FlushResult> writing)
    {
        if ((await writing.ConfigureAwait(false)).IsCompleted)
        {
            throw NewEnd();
        }
    }

    private static IOException NewEnd() => new("The connection has ended; nothing more is sent on it.");
}
