using System.Buffers;
using System.Runtime.CompilerServices;

namespace TypedSockets;

/// <content>What was received and not looked at yet, and the reads of the stream that fill it.</content>
internal sealed partial class StreamSocket
{
    private const int InputSize = 4 * 1024;

    private byte[] input = [];
    private int inputStart;
    private int inputEnd;

    private ReadOnlySpan<byte> Buffered => input.AsSpan(inputStart, inputEnd - inputStart);

    private async ValueTask SkipAsync()
    {
        if (Buffered.IsEmpty)
        {
            await FillAsync().ConfigureAwait(false);
        }

        int count = (int)Math.Min(unread, Buffered.Length);
        inputStart += count;
        unread -= count;
    }

    /// <summary>Reads to the end of the connection: one that is ended over bytes that nobody read would take the close frame with it.</summary>
    private async ValueTask DiscardAsync()
    {
        do
        {
            inputStart = inputEnd;
        }
        while (await TryFillAsync().ConfigureAwait(false));
    }

    /// <summary>Receives more than is buffered.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask FillAsync() => ThrowAtEnd(await TryFillAsync().ConfigureAwait(false));

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> TryFillAsync()
    {
        if (!Buffered.IsEmpty)
        {
            Buffered.CopyTo(input);
        }
        else if (fragments == 0 && unread == 0)
        {
            // Nothing is under way: an idle connection waits without a buffer.
            ReturnBuffer(ref input);
            await stream.ReadAsync(Memory<byte>.Empty).ConfigureAwait(false);
        }

        inputEnd -= inputStart;
        inputStart = 0;
        if (input.Length == 0)
        {
            input = ArrayPool<byte>.Shared.Rent(InputSize);
        }

        int count = await ReadAsync(input.AsMemory(inputEnd)).ConfigureAwait(false);
        inputEnd += count;
        return count > 0;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReadAsync(Memory<byte> destination)
    {
        if (PartialSince == 0 && (fragments > 0 || !Buffered.IsEmpty))
        {
            PartialSince = timeProvider.GetTimestamp();
        }

        int count = await stream.ReadAsync(destination).ConfigureAwait(false);
        LastReceived = count > 0 ? timeProvider.GetTimestamp() : LastReceived;
        return count;
    }

    private static void ThrowAtEnd(bool isThereMore)
    {
        if (!isThereMore)
        {
            throw new EndOfStreamException("The other side ended the connection without a close frame.");
        }
    }
}
