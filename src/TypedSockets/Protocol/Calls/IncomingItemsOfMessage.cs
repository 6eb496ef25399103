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

    public override bool TryAdd(ReadOnlySpan<byte> type, ReadOnlySpan<byte> payload, out bool overCredit)
    {
        overCredit = false;
        if (!type.SequenceEqual(T.MessageTypeUtf8))
        {
            return false;
        }

        if (Interlocked.Decrement(ref credit) < 0)
        {
            overCredit = true;
            return true;
        }

        items.Writer.TryWrite(PayloadReader.Read<T>(payload));
        return true;
    }

    public override void Complete(Exception? fault = null) => items.Writer.TryComplete(fault);

    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        int consumed = 0;
        while (await items.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (items.Reader.TryRead(out T? item))
            {
                yield return item;
                if (++consumed == Batch)
                {
                    Interlocked.Add(ref credit, consumed);
                    grant(consumed);
                    consumed = 0;
                }
            }
        }
    }
}
