using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using MessagePack;

namespace TypedSockets;

/// <summary>
/// What generated codecs read MessagePack from: a <see cref="MessagePackReader"/> that knows how deep it is, how much is left
/// of what it is in, and how to say what is wrong. A codec says what it expects next, and gets it or an exception. User code
/// has no need to.
/// </summary>
/// <remarks>Everything that throws leaves <see cref="Position"/> where the fault is.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct WsMessagePackReader : IWsPayloadReader
{
    private readonly ReadOnlyMemory<byte> payload;

    /// <summary>The same bytes, to look ahead in.</summary>
    private readonly ReadOnlySpan<byte> bytes;

    private MessagePackReader reader;

    /// <summary>Where in the payload the reader began.</summary>
    private int origin;

    /// <summary>The arrays and maps that the reader is in.</summary>
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
        reader = new MessagePackReader(payload);
        fault = -1;
    }

    /// <summary>Where the value at fault begins. What others threw, such as a constructor, is blamed on the object that ended last.</summary>
    internal readonly int Position => fault >= 0 ? fault : endedStart;

    private readonly int DepthLeft => PayloadReader.MaxDepth - depth;

    /// <summary>What stands here; <see cref="MessagePackType.Unknown"/> at the end.</summary>
    private readonly MessagePackType Next => reader.End ? MessagePackType.Unknown : reader.NextMessagePackType;

    /// <summary>Requires that nothing follows.</summary>
    /// <exception cref="JsonException">Something else follows.</exception>
    internal void ReadEnd()
    {
        if (!reader.End)
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

        levels[depth++] = new Level { Start = start, Left = count };
    }

    /// <summary>Goes out of the array or map that ends here.</summary>
    private void Leave()
    {
        if (metadata != 0)
        {
            LeaveMetadata();
        }

        endedStart = levels[--depth].Start;
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
