using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TypedSockets;

/// <summary>
/// What generated JSON codecs read from. User code has no need to. It knows no tokens: a codec says what it expects next,
/// and gets it or an exception. Literal runs that the writer is known to write are compared whole; where one does not
/// stand, the general methods read whatever JSON stands there instead.
/// </summary>
/// <remarks>Everything that throws leaves <see cref="Position"/> where the fault is.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct WsJsonReader : IWsPayloadReader
{
    private readonly ReadOnlySpan<byte> json;

    /// <summary>The first byte that is not read yet. Never beyond the end.</summary>
    private int position;

    /// <summary>How many objects and arrays the reader is in.</summary>
    private int depth;

    /// <summary>Where the name, or the value of a foreign converter, that was read last begins.</summary>
    private int tokenStart;

    /// <summary>False just behind the brace or bracket that opens; else a value (or its name) stands before, and a comma must follow.</summary>
    private bool isBehindValue;

    /// <summary>Whether the reader is in the object that is entered next, behind its discriminator or before its first member.</summary>
    private bool isBegun;

    /// <summary>The objects, by their depth, in which types are told apart.</summary>
    private ulong metadata;

    /// <summary>Those of them whose discriminator has another name than <c>$type</c>.</summary>
    private ulong renamed;

    /// <summary>The names of their discriminators.</summary>
    private JsonNameStack discriminators;

    /// <summary>Whether this reader threw, and so left the position at the fault.</summary>
    private bool isRefused;

    /// <summary>Holds the unescaped name that was read last; from the pool.</summary>
    private byte[]? scratch;

    /// <summary>Reads a payload whose UTF-8 need not be valid.</summary>
    internal WsJsonReader(ReadOnlySpan<byte> json)
    {
        this.json = json;
    }

    /// <summary>
    /// Where the token at fault begins. What others threw, such as a constructor, is blamed on the value that ended last.
    /// </summary>
    internal readonly int Position => isRefused ? position : Math.Max(position - 1, 0);

    /// <summary>Requires that nothing but white space follows.</summary>
    /// <exception cref="JsonException">Something else follows.</exception>
    internal void ReadEnd()
    {
        SkipWhiteSpace();
        if (position < json.Length)
        {
            throw NotJson(position);
        }
    }

    /// <summary>Gives back what was rented. Nothing may be read afterwards.</summary>
    internal void Release()
    {
        if (scratch is not null)
        {
            ArrayPool<byte>.Shared.Return(scratch);
            scratch = null;
        }

        discriminators.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool StandsHere(ReadOnlySpan<byte> run) =>
        run.Length <= json.Length - position
        && MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(json), position), run.Length).SequenceEqual(run);

    /// <summary>The next byte, white space too; 0, which begins nothing, at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly byte Peek() => (uint)position < (uint)json.Length ? json[position] : (byte)0;

    private void SkipWhiteSpace() => position = JsonBytes.SkipWhiteSpace(json, position);

    /// <summary>The first byte of the token that stands behind white space; 0 at the end.</summary>
    private byte PeekToken()
    {
        SkipWhiteSpace();
        return Peek();
    }
}
