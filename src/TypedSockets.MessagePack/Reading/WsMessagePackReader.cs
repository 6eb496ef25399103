using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using MessagePack;

namespace TypedSockets;

/// <summary>
/// What generated codecs read MessagePack from. It knows how deep it is, how much is left of what it is in, and how to say what
/// is wrong. A codec says what it expects next, and gets it or an exception. User code has no need to.
/// </summary>
/// <remarks>
/// Everything that throws leaves <see cref="Position"/> where the fault is. Values are read straight from the payload, which is one
/// piece: <see cref="MessagePackReader"/>, which reads from any number of pieces, took most of the time of a message. What is rare
/// is still left to it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct WsMessagePackReader : IWsPayloadReader
{
    private readonly ReadOnlyMemory<byte> payload;

    /// <summary>The same bytes.</summary>
    private readonly ReadOnlySpan<byte> bytes;

    /// <summary>Where the next value or key begins.</summary>
    private int position;

    /// <summary>The array or map that the reader is in.</summary>
    private Level current;

    /// <summary>The arrays and maps around it.</summary>
    private Levels levels;

    private int depth;

    /// <summary>Where the key, or the value of foreign code, that was read last begins.</summary>
    private int tokenStart;

    /// <summary>Where the array or map begins that ended last.</summary>
    private int endedStart;

    /// <summary>Whether the reader is in the object that is entered next, behind its discriminator or before its first member.</summary>
    private bool isBegun;

    /// <summary>The objects, by their depth, in which types are told apart.</summary>
    private ulong metadata;

    /// <summary>Those of them whose discriminator has another name than <c>$type</c>.</summary>
    private ulong renamed;

    /// <summary>The names of their discriminators.</summary>
    private JsonNameStack discriminators;

    /// <summary>Where the fault is, once this reader threw; else negative.</summary>
    private int fault;

    /// <summary>Reads a payload.</summary>
    internal WsMessagePackReader(ReadOnlyMemory<byte> payload)
    {
        this.payload = payload;
        bytes = payload.Span;
        fault = -1;
    }

    /// <summary>Where the value at fault begins. What others threw, such as a constructor, is blamed on the object that ended last.</summary>
    internal readonly int Position => fault >= 0 ? fault : endedStart;

    private readonly int DepthLeft => PayloadReader.MaxDepth - depth;

    /// <summary>What stands here; <see cref="MessagePackType.Unknown"/> at the end.</summary>
    private readonly MessagePackType Next => MessagePackCode.ToMessagePackType(NextCode);

    /// <summary>What the next value begins with; <see cref="MessagePackToken.NeverUsed"/> at the end.</summary>
    private readonly byte NextCode => (uint)position < (uint)bytes.Length ? bytes[position] : MessagePackToken.NeverUsed;

    /// <summary>Requires that nothing follows.</summary>
    /// <exception cref="JsonException">Something else follows.</exception>
    internal void ReadEnd()
    {
        if (position < bytes.Length)
        {
            throw Refused(Here, "something trails the payload");
        }
    }

    /// <summary>Gives back what was rented. Nothing may be read afterwards.</summary>
    internal void Release() => discriminators.Dispose();

    /// <summary>Goes into the array or map whose header was just read.</summary>
    private void Enter(int start, int count)
    {
        if (depth >= PayloadReader.MaxDepth)
        {
            throw Refused(start, $"this nests deeper than {PayloadReader.MaxDepth} levels");
        }

        levels[depth++] = current;
        current.Start = start;
        current.Left = count;
    }

    /// <summary>Goes out of the array or map that ends here.</summary>
    private void Leave()
    {
        if (metadata != 0)
        {
            LeaveMetadata();
        }

        endedStart = current.Start;
        current = levels[--depth];
    }

    /// <summary>Reads the first byte of a value and the bytes behind it that say how long it is.</summary>
    /// <param name="size">How many these are: 1, 2 or 4.</param>
    /// <param name="length">What they say.</param>
    /// <returns>False where less is there than they say; the reader may have moved.</returns>
    private bool TryReadLength(int size, out int length)
    {
        length = 0;
        ReadOnlySpan<byte> rest = bytes[position..];
        if (rest.Length <= size)
        {
            return false;
        }

        uint said = size switch
        {
            1 => rest[1],
            2 => BinaryPrimitives.ReadUInt16BigEndian(rest[1..]),
            _ => BinaryPrimitives.ReadUInt32BigEndian(rest[1..]),
        };
        position += 1 + size;
        length = (int)Math.Min(said, int.MaxValue);
        return length <= bytes.Length - position;
    }

    /// <summary>An array or map that the reader is in.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Level
    {
        /// <summary>Where it begins.</summary>
        public int Start;

        /// <summary>How many elements or entries are not begun yet.</summary>
        public int Left;
    }

    [InlineArray(PayloadReader.MaxDepth)]
    private struct Levels
    {
        private Level first;
    }
}
