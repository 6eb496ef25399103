using System.Buffers.Binary;
using MessagePack;

namespace TypedSockets;

/// <summary>Walks the elements of an array or a map in a frame that is known to be whole.</summary>
internal ref struct MessagePackElements
{
    private readonly ReadOnlySpan<byte> frame;
    private readonly int end;
    private int position;
    private long left;
    private MessagePackToken token;

    /// <summary>Begins before the first element.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="position">Where the first element begins.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="end">Where the last one ends; 0 where that is not known.</param>
    public MessagePackElements(ReadOnlySpan<byte> frame, int position, long count, int end = 0)
    {
        this.frame = frame;
        this.position = position;
        this.end = end;
        left = count;
    }

    /// <summary>Whether there is an element behind this one.</summary>
    public readonly bool HasNext => left > 0;

    /// <summary>Where the element stands.</summary>
    public Range Current { get; private set; }

    /// <summary>The text of the element, where it is text.</summary>
    public readonly ReadOnlySpan<byte> Text => Bytes[^token.TextLength..];

    /// <summary>The element as an integer, which a float may stand for; <see langword="null"/> where it is none of 64 bits.</summary>
    public readonly long? Number
    {
        get
        {
            ReadOnlySpan<byte> bytes = Bytes;
            double fraction = bytes[0] switch
            {
                MessagePackCode.Float32 => BinaryPrimitives.ReadSingleBigEndian(bytes[1..]),
                MessagePackCode.Float64 => BinaryPrimitives.ReadDoubleBigEndian(bytes[1..]),
                _ => double.NaN,
            };
            return bytes[0] switch
            {
                MessagePackCode.UInt8 => bytes[1],
                MessagePackCode.UInt16 => BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]),
                MessagePackCode.UInt32 => BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]),
                MessagePackCode.UInt64 when BinaryPrimitives.ReadUInt64BigEndian(bytes[1..]) is var number and <= long.MaxValue => (long)number,
                MessagePackCode.Int8 => (sbyte)bytes[1],
                MessagePackCode.Int16 => BinaryPrimitives.ReadInt16BigEndian(bytes[1..]),
                MessagePackCode.Int32 => BinaryPrimitives.ReadInt32BigEndian(bytes[1..]),
                MessagePackCode.Int64 => BinaryPrimitives.ReadInt64BigEndian(bytes[1..]),
                <= MessagePackCode.MaxFixInt or >= MessagePackCode.MinNegativeFixInt => (sbyte)bytes[0],
                _ when double.IsInteger(fraction) && Math.Abs(fraction) <= long.MaxValue / 2 => (long)fraction,
                _ => null,
            };
        }
    }

    private readonly ReadOnlySpan<byte> Bytes => frame[Current];

    /// <summary>Moves to the next element.</summary>
    /// <returns>What it is; <see cref="MessagePackType.Nil"/> behind the last one.</returns>
    public MessagePackType Next()
    {
        if (left == 0)
        {
            token = default;
            return MessagePackType.Nil;
        }

        left--;
        MessagePackToken.TryRead(frame[position..], out token);
        int start = position;
        position = !token.Holds ? start + (int)token.Length : left == 0 && end > 0 ? end : start + MessagePackGrammar.LengthOf(frame[start..]);
        Current = start..position;
        return token.Type;
    }

    /// <summary>Walks the entries of the element, keys and values in turn. False where it is no map.</summary>
    public readonly bool TryEnterMap(out MessagePackElements entries)
    {
        entries = new MessagePackElements(frame, Current.Start.Value + (int)token.Length, token.Children);
        return token.Type is MessagePackType.Map;
    }
}
