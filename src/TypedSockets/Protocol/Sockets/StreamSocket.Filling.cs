using System.Buffers;
using System.Runtime.CompilerServices;

namespace TypedSockets;

/// <content>What was received and not looked at yet, and the reads of the stream that fill it.</content>
internal sealed partial class StreamSocket
{
    // Many small messages at once, of which the next may be in part.
    private const int InputSize = 16 * 1024;

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
        int count;
        do
        {
            inputStart = inputEnd;
            count = await ReadAsync(MakeRoom()).ConfigureAwait(false);
        }
        while (count > 0);
    }

    /// <summary>Where nothing is under way, waits for something without a buffer.</summary>
    private ValueTask<int> WaitAsync()
    {
        if (!Buffered.IsEmpty || fragments > 0 || unread > 0)
        {
            return new ValueTask<int>(0);
        }

        ReturnBuffer(ref input);
        inputStart = 0;
        inputEnd = 0;
        return stream.ReadAsync(Memory<byte>.Empty);
    }

    /// <summary>Receives more than is buffered.</summary>
    private ValueTask FillAsync()
    {
        ValueTask<int> reading = ReadAsync(MakeRoom());
        if (!reading.IsCompletedSuccessfully)
        {
            return FillSlowAsync(reading);
        }

        TakeIn(reading.Result);
        return ValueTask.CompletedTask;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask FillSlowAsync(ValueTask<int> reading) => TakeIn(await reading.ConfigureAwait(false));

    private void TakeIn(int count)
    {
        ThrowAtEnd(count > 0);
        inputEnd += count;
    }

    /// <summary>Room behind what is buffered, which moves to the front.</summary>
    private Memory<byte> MakeRoom()
    {
        if (!Buffered.IsEmpty && inputStart > 0)
        {
            Buffered.CopyTo(input);
        }

        inputEnd -= inputStart;
        inputStart = 0;
        if (input.Length == 0)
        {
            input = ArrayPool<byte>.Shared.Rent(InputSize);
        }

        return input.AsMemory(inputEnd);
    }

    private ValueTask<int> ReadAsync(Memory<byte> destination)
    {
        if (PartialSince == 0 && (fragments > 0 || !Buffered.IsEmpty))
        {
            PartialSince = timeProvider.GetTimestamp();
        }

        ValueTask<int> reading = stream.ReadAsync(destination);
        if (!reading.IsCompletedSuccessfully)
        {
            return ReadSlowAsync(reading);
        }

        int count = reading.Result;
        Note(count);
        return new ValueTask<int>(count);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReadSlowAsync(ValueTask<int> reading)
    {
        int count = await reading.ConfigureAwait(false);
        Note(count);
        return count;
    }

    private void Note(int count)
    {
        if (count > 0)
        {
            LastReceived = timeProvider.GetTimestamp();
        }
    }

    private static void ThrowAtEnd(bool isThereMore)
    {
        if (!isThereMore)
        {
            throw new EndOfStreamException("The other side ended the connection without a close frame.");
        }
    }
}
