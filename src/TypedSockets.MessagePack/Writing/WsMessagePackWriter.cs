using System.Buffers;
using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MessagePack;

namespace TypedSockets;

/// <summary>
/// What generated codecs write MessagePack with. It knows how deep it is, and that what was announced of a collection is
/// written. User code has no need to call it.
/// </summary>
/// <remarks>
/// It writes the very bytes of <see cref="MessagePackWriter"/>, but straight into the output's memory: to do so through that writer took
/// most of the time of a message. What is rare is still left to it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct WsMessagePackWriter
{
    /// <summary>A code and a length of 32 bits.</summary>
    private const int LongestHeader = 5;

    /// <summary>The most that arrays and maps hold whose first byte says how many.</summary>
    private const int LongestFixed = 15;

    private readonly IBufferWriter<byte> output;

    /// <summary>The memory of the output behind what is written.</summary>
    private Span<byte> room;

    /// <summary>How much there was of it when the output gave it.</summary>
    private int given;

    /// <summary>How many elements of each collection that is written are still to come.</summary>
    private Counts left;

    private int depth;

    /// <summary>The name of the discriminator with which the object begins that is opened next; empty where it has none.</summary>
    private ReadOnlySpan<byte> discriminatorName;

    private ReadOnlySpan<byte> discriminatorText;
    private int? discriminatorNumber;

    /// <summary>Writes behind what the output holds.</summary>
    internal WsMessagePackWriter(IBufferWriter<byte> output)
    {
        this.output = output;
    }

    /// <summary>Writes null.</summary>
    public void WriteNull() => WriteByteAsItIs(MessagePackCode.Nil);

    /// <summary>Tells the output what was written.</summary>
    internal void Flush()
    {
        output.Advance(given - room.Length);
        room = default;
        given = 0;
    }

    /// <summary>The memory to write the next bytes to, which are counted when they are taken from <see cref="room"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int count)
    {
        if (room.Length < count)
        {
            Grow(count);
        }

        return room;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        Flush();
        room = output.GetSpan(count);
        given = room.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteByteAsItIs(byte value)
    {
        Span<byte> target = Reserve(1);
        target[0] = value;
        room = target[1..];
    }

    /// <summary>Says what follows, and how long it is or how many it holds, in as few bytes as it takes.</summary>
    /// <param name="code">That of a length of 16 bits; that of 32 bits is the next.</param>
    /// <param name="length">The length.</param>
    private void WriteLongHeader(byte code, int length)
    {
        Span<byte> target = Reserve(LongestHeader);
        if (length <= ushort.MaxValue)
        {
            target[0] = code;
            BinaryPrimitives.WriteUInt16BigEndian(target[1..], (ushort)length);
            room = target[3..];
        }
        else
        {
            target[0] = (byte)(code + 1);
            BinaryPrimitives.WriteUInt32BigEndian(target[1..], (uint)length);
            room = target[5..];
        }
    }

    private void WriteArrayHeader(int count)
    {
        if (count <= LongestFixed)
        {
            WriteByteAsItIs((byte)(MessagePackCode.MinFixArray + count));
        }
        else
        {
            WriteLongHeader(MessagePackCode.Array16, count);
        }
    }

    private void WriteMapHeader(int count)
    {
        if (count <= LongestFixed)
        {
            WriteByteAsItIs((byte)(MessagePackCode.MinFixMap + count));
        }
        else
        {
            WriteLongHeader(MessagePackCode.Map16, count);
        }
    }

    private void Descend(int count)
    {
        if (depth >= PayloadReader.MaxDepth)
        {
            throw new JsonException($"The message nests deeper than {PayloadReader.MaxDepth} levels, itself counted. Flatten it; perhaps it contains itself.");
        }

        left[depth++] = count;
    }

    [InlineArray(PayloadReader.MaxDepth)]
    private struct Counts
    {
        private int first;
    }
}
