using System.Threading.Channels;

namespace TypedSockets;

/// <summary>
/// The items of a stream that arrive for a reader here. Credit bounds them: the producer may be at most
/// <see cref="IncomingItems.InitialCredit"/> items ahead of the reader.
/// </summary>
internal sealed class IncomingItems<T>(Action<int> grant) : IncomingItems, IAsyncEnumerable<T>
    where T : IWsMessage<T>
{
    // Granting half of the credit at a time keeps the producer going and costs one frame for 32 items.
    private const int Batch = InitialCredit / 2;

    // Never holds more than the credit, which TryAdd enforces.
    private readonly Channel<T> items = Channel.CreateUnbounded<T>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private int credit = InitialCredit;

    // Since the last grant, by whichever enumerator; there is one at a time.
    private int consumed;

    public override string MessageType => T.MessageType;

    public override ReadOnlySpan<byte> Type => T.MessageTypeUtf8;

    public override Exception? Fault => items.Reader.Completion.Exception?.InnerException;

    public override bool TryAdd(ReadOnlySpan<byte> type, Payload payload, out bool overCredit)
    {
        overCredit = false;
        if (!type.SequenceEqual(Type))
        {
            return false;
        }

        if (Interlocked.Decrement(ref credit) < 0)
        {
            overCredit = true;
            return true;
        }

        items.Writer.TryWrite(payload.Read<T>());
        return true;
    }

    public override bool TryComplete(Exception? fault = null) => items.Writer.TryComplete(fault);

    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        while (await items.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (items.Reader.TryRead(out T? item))
            {
                if (++consumed == Batch)
                {
                    consumed = 0;
                    Interlocked.Add(ref credit, Batch);
                    grant(Batch);
                }

                yield return item;
            }
        }
    }
}
