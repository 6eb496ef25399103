namespace TypedSockets.Sockets.Benchmarks;

/// <summary>SignalR's MessagePack: the length in seven bits a byte goes before each message, wherever frames end.</summary>
internal sealed class LengthPrefixCounter : MessageCounter
{
    // An array with the number of its type.
    private const int PingLength = 2;

    private bool isGreeted;
    private bool isInPrefix = true;
    private int length;
    private int shift;
    private int left;

    public override int Count(ReadOnlySpan<byte> part)
    {
        var messages = 0;
        if (!isGreeted)
        {
            var end = part.IndexOf(SeparatorCounter.Separator);
            isGreeted = end >= 0;
            messages = isGreeted ? 1 : 0;
            part = isGreeted ? part[(end + 1)..] : [];
        }

        while (!part.IsEmpty)
        {
            if (isInPrefix)
            {
                length |= (part[0] & 0x7F) << shift;
                shift += 7;
                isInPrefix = (part[0] & 0x80) != 0;
                left = length;
                part = part[1..];
                continue;
            }

            var taken = Math.Min(left, part.Length);
            left -= taken;
            part = part[taken..];
            if (left == 0)
            {
                messages += length == PingLength ? 0 : 1;
                (isInPrefix, length, shift) = (true, 0, 0);
            }
        }

        return messages;
    }
}
