using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TypedSockets;

/// <summary>
/// What generated codecs write JSON with: whole runs of it that were known at compile time, and values between them. It
/// writes the bytes that <see cref="JsonSerializer"/> would. User code has no need to call it.
/// </summary>
/// <remarks>It trusts its caller: whether commas, names and values follow each other as JSON wants is not checked.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct WsJsonWriter
{
    private readonly JsonBuffer buffer;

    /// <summary>All of the buffer's array: what is written, and the room behind it.</summary>
    private Span<byte> span;

    private int position;
    private int depth;

    /// <summary>Whether a discriminator stands before the first member of the object that is opened next.</summary>
    private bool isBegun;

    /// <summary>Writes behind what the buffer holds. The buffer is not to be used until <see cref="Flush"/>.</summary>
    internal WsJsonWriter(JsonBuffer buffer)
    {
        this.buffer = buffer;
        span = buffer.Whole;
        position = buffer.Length;
    }

    /// <summary>How many bytes the buffer holds, with those that were there before.</summary>
    internal readonly int Length => position;

    private readonly int DepthLeft => PayloadReader.MaxDepth - depth;

    /// <summary>Writes JSON that was known at compile time.</summary>
    /// <param name="run">The JSON, copied as it is.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(scoped ReadOnlySpan<byte> run)
    {
        if ((uint)run.Length > (uint)(span.Length - position))
        {
            Grow(run.Length);
        }

        run.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(span), position), run.Length));
        position += run.Length;
    }

    /// <summary>Opens an object.</summary>
    /// <exception cref="JsonException">The message nests too deep.</exception>
    public void WriteStartObject()
    {
        Descend();
        if (isBegun)
        {
            isBegun = false;
            return;
        }

        Append((byte)'{');
    }

    /// <summary>Opens an object with a run.</summary>
    /// <param name="run">The opening brace and all that was known at compile time to follow it.</param>
    /// <exception cref="JsonException">The message nests too deep.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteStartObject(scoped ReadOnlySpan<byte> run)
    {
        Descend();
        if (isBegun)
        {
            isBegun = false;
            Append((byte)',');
            run = run[1..];
        }

        WriteRaw(run);
    }

    /// <summary>Closes an object.</summary>
    public void WriteEndObject()
    {
        depth--;
        Append((byte)'}');
    }

    /// <summary>Writes the name of a member that may be the first of its object.</summary>
    /// <param name="run">A comma, the name as JSON and a colon. The comma is left out where the object was just opened.</param>
    public void WriteMember(scoped ReadOnlySpan<byte> run) => WriteRaw(span[position - 1] is (byte)'{' ? run[1..] : run);

    /// <summary>Opens an array.</summary>
    /// <exception cref="JsonException">The message nests too deep.</exception>
    public void WriteStartArray()
    {
        Descend();
        Append((byte)'[');
    }

    /// <summary>Parts an element from the one before, if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteNextElement()
    {
        if (span[position - 1] is not (byte)'[')
        {
            Append((byte)',');
        }
    }

    /// <summary>Closes an array.</summary>
    public void WriteEndArray()
    {
        depth--;
        Append((byte)']');
    }

    /// <summary>Writes null.</summary>
    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Tells the buffer what was written.</summary>
    internal readonly void Flush() => buffer.SetLength(position);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Descend()
    {
        if (depth >= PayloadReader.MaxDepth)
        {
            throw TooDeep();
        }

        depth++;
    }

    private static JsonException TooDeep() =>
        new($"The message nests deeper than {PayloadReader.MaxDepth} levels, itself counted. Flatten it; perhaps it contains itself.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append(byte value)
    {
        if (position == span.Length)
        {
            Grow(1);
        }

        span[position++] = value;
    }

    /// <summary>Where the next byte goes, with room for so many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Reserve(int count)
    {
        if ((uint)count > (uint)(span.Length - position))
        {
            Grow(count);
        }

        return ref Unsafe.Add(ref MemoryMarshal.GetReference(span), position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        buffer.SetLength(position);
        buffer.Reserve(count);
        span = buffer.Whole;
    }
}
