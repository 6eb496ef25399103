using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>One connection: a loop that receives and answers, and a loop that sends what is broadcast.</summary>
internal sealed class HandWrittenConnection : IDisposable
{
    private const int FirstBuffer = 4 * 1024;
    private const int MaxMessage = 1024 * 1024;
    private const int MaxQueued = 1_000;

    private readonly WebSocket socket;
    private readonly Action<Quote> broadcast;
    private readonly Channel<ReadOnlyMemory<byte>> queue = Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(MaxQueued) { SingleReader = true });

    // An answer and a broadcast must not overlap.
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly ArrayBufferWriter<byte> output = new();
    private readonly EnvelopeReader reader = new();
    private readonly EnvelopeWriter writer;
    private byte[] input = ArrayPool<byte>.Shared.Rent(FirstBuffer);

    public HandWrittenConnection(WebSocket socket, Action<Quote> broadcast)
    {
        this.socket = socket;
        this.broadcast = broadcast;
        writer = new EnvelopeWriter(output);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        writer.WriteConnected();
        await SendAsync(output.WrittenMemory, cancellationToken);
        var sendingQueued = SendQueuedAsync(cancellationToken);
        try
        {
            while (await ReceiveAsync(cancellationToken) is var length && length >= 0)
            {
                output.ResetWrittenCount();
                Handle(input.AsSpan(0, length));
                if (output.WrittenCount > 0)
                {
                    await SendAsync(output.WrittenMemory, cancellationToken);
                }
            }
        }
        finally
        {
            queue.Writer.TryComplete();
            await sendingQueued;
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", cancellationToken);
    }

    /// <summary>Queues a broadcast. Whoever does not keep up is cut off.</summary>
    public void Queue(ReadOnlyMemory<byte> frame)
    {
        if (!queue.Writer.TryWrite(frame) && socket.State == WebSocketState.Open)
        {
            socket.Abort();
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(input);
        writer.Dispose();
        sending.Dispose();
    }

    /// <summary>Receives one message whole.</summary>
    /// <returns>Its length; negative where the client closes.</returns>
    private async ValueTask<int> ReceiveAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var result = await socket.ReceiveAsync(input.AsMemory(length), cancellationToken);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return -1;
            }

            length += result.Count;
            if (result.EndOfMessage)
            {
                return length;
            }

            if (length == input.Length)
            {
                Grow();
            }
        }
    }

    private void Grow()
    {
        if (input.Length >= MaxMessage)
        {
            throw new WebSocketException("The message is too long.");
        }

        var larger = ArrayPool<byte>.Shared.Rent(input.Length * 2);
        input.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(input);
        input = larger;
    }

    private void Handle(ReadOnlySpan<byte> frame)
    {
        reader.Read(frame);
        if (reader.Quote is { } quote)
        {
            writer.WriteQuote(reader.Id, quote);
        }
        else if (reader.Book is { } book)
        {
            writer.WriteBook(reader.Id, book);
        }
        else if (reader.PullRequest is { } pullRequest)
        {
            writer.WritePullRequest(reader.Id, pullRequest);
        }
        else if (reader.Publish is { } publish)
        {
            broadcast(publish.Quote);
        }
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task SendQueuedAsync(CancellationToken cancellationToken)
    {
        while (await queue.Reader.WaitToReadAsync(cancellationToken))
        {
            while (queue.Reader.TryRead(out var frame))
            {
                await SendAsync(frame, cancellationToken);
            }
        }
    }
}
