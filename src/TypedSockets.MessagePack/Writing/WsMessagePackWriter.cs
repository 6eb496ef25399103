using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MessagePack;

namespace TypedSockets;

/// <summary>
/// What generated codecs write MessagePack with: a <see cref="MessagePackWriter"/> that knows how deep it is, and that what was
/// announced of a collection is written. User code has no need to call it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct WsMessagePackWriter
{
    private MessagePackWriter writer;

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
        writer = new MessagePackWriter(output);
    }

    /// <summary>Writes null.</summary>
    public void WriteNull() => writer.WriteNil();

    /// <summary>Tells the output what was written.</summary>
    internal void Flush() => writer.Flush();

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
