using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace TypedSockets;

/// <content>Sending: what is written one after the other goes out together.</content>
internal sealed partial class StreamSocket
{
    private const int OutputSize = 16 * 1024;

    private byte[] output = [];
    private int outputLength;

    private int Room => output.Length - outputLength;

    public override ValueTask WriteAsync(Frame frame)
    {
        uint mask = NewMask();
        var header = new FrameHeader(frame.Kind, IsFinal: true, mask, frame.Length);
        if (output.Length == 0)
        {
            output = ArrayPool<byte>.Shared.Rent(OutputSize);
        }

        if (Room < FrameHeader.MaxLength + frame.Length)
        {
            return WriteLargeAsync(header, frame);
        }

        WriteHeader(header);
        WritePart(frame.Bytes.Span, mask, position: 0);
        return ValueTask.CompletedTask;
    }

    public override ValueTask FlushAsync()
    {
        ValueTask writing = WriteOutAsync();
        if (!writing.IsCompletedSuccessfully)
        {
            return FlushSlowAsync(writing);
        }

        writing.GetAwaiter().GetResult();
        ReturnBuffer(ref output);
        return ValueTask.CompletedTask;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask FlushSlowAsync(ValueTask writing)
    {
        await writing.ConfigureAwait(false);
        ReturnBuffer(ref output);
    }

    public override async ValueTask WriteCloseAsync(CloseFrame close)
    {
        byte[] payload = ArrayPool<byte>.Shared.Rent(FrameHeader.MaxControlPayload);
        Frame frame = Frame.Create(payload, close.Write(payload), FrameKind.Close);
        try
        {
            await WriteAsync(frame).ConfigureAwait(false);
            await FlushAsync().ConfigureAwait(false);
        }
        finally
        {
            frame.Release();
        }
    }

    /// <summary>Writes a frame that does not fit behind what waits to be sent, and perhaps into no buffer at all.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask WriteLargeAsync(FrameHeader header, Frame frame)
    {
        if (Room < FrameHeader.MaxLength)
        {
            await WriteOutAsync().ConfigureAwait(false);
        }

        WriteHeader(header);
        if (isServer && frame.Length > OutputSize)
        {
            // Others may be sending the same bytes, which nobody changes.
            await WriteOutAsync().ConfigureAwait(false);
            await stream.WriteAsync(frame.Bytes).ConfigureAwait(false);
            return;
        }

        int position = 0;
        while (position < frame.Length)
        {
            int count = Math.Min(Room, frame.Length - position);
            WritePart(frame.Bytes.Span.Slice(position, count), header.Mask, position);
            position += count;
            if (Room == 0)
            {
                await WriteOutAsync().ConfigureAwait(false);
            }
        }
    }

    private void WriteHeader(FrameHeader header) => outputLength += header.Write(output.AsSpan(outputLength), isMasked: !isServer);

    private void WritePart(ReadOnlySpan<byte> part, uint mask, int position)
    {
        Span<byte> destination = output.AsSpan(outputLength);
        if (isServer)
        {
            part.CopyTo(destination);
        }
        else
        {
            FrameMask.Apply(part, destination, mask, position);
        }

        outputLength += part.Length;
    }

    private ValueTask WriteOutAsync()
    {
        int length = outputLength;
        outputLength = 0;
        return length > 0 ? stream.WriteAsync(output.AsMemory(0, length)) : ValueTask.CompletedTask;
    }

    /// <summary>A client's frames are masked with a key that nobody can foresee (RFC 6455 section 10.3).</summary>
    private uint NewMask()
    {
        uint mask = 0;
        if (!isServer)
        {
            RandomNumberGenerator.Fill(System.Runtime.InteropServices.MemoryMarshal.AsBytes(new Span<uint>(ref mask)));
        }

        return mask;
    }
}
