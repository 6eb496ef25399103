using System.Text.Json;

namespace TypedSockets;

/// <summary>
/// A <see cref="Utf8JsonWriter"/> that writes beside the message, for what only <c>System.Text.Json</c> can write. Disposing
/// gives it back for the next value of the thread.
/// </summary>
internal sealed class JsonScratch : IDisposable
{
    [ThreadStatic]
    private static JsonScratch? cached;

    private readonly JsonBuffer buffer = new();

    private JsonScratch() => Writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = PayloadReader.MaxDepth });

    public Utf8JsonWriter Writer { get; }

    /// <summary>One for the caller alone: what it calls may come here again.</summary>
    public static JsonScratch Rent()
    {
        JsonScratch scratch = cached ?? new JsonScratch();
        cached = null;
        return scratch;
    }

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Flush()
    {
        Writer.Flush();
        return buffer.Written;
    }

    public void Dispose()
    {
        Writer.Reset();
        buffer.Clear();
        cached = this;
    }
}
