using System.Buffers;
using System.Text.Json;
using GitHubFeed;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Writes envelopes and what is in them with <see cref="Utf8JsonWriter"/>. One for each connection.</summary>
internal sealed class EnvelopeWriter(IBufferWriter<byte> output) : IDisposable
{
    private static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Timestamp = JsonEncodedText.Encode("timestamp");
    private static readonly JsonEncodedText Payload = JsonEncodedText.Encode("payload");
    private static readonly JsonEncodedText Connected = JsonEncodedText.Encode("ws.connected");
    private static readonly JsonEncodedText Quote = JsonEncodedText.Encode("bench.quote");
    private static readonly JsonEncodedText Book = JsonEncodedText.Encode("bench.book");
    private static readonly JsonEncodedText PullRequest = JsonEncodedText.Encode("github.pull_request");

    private readonly Utf8JsonWriter writer = new(output, new JsonWriterOptions { SkipValidation = true });

    /// <summary>Greets a client, as the protocol has it.</summary>
    public void WriteConnected()
    {
        Begin(Connected, []);
        writer.WriteStartObject();
        writer.WriteString("clientId"u8, Guid.NewGuid());
        writer.WriteEndObject();
        End();
    }

    public void WriteQuote(ReadOnlySpan<byte> id, Quote quote)
    {
        Begin(Quote, id);
        QuoteJson.Write(writer, quote);
        End();
    }

    public void WriteBook(ReadOnlySpan<byte> id, Book book)
    {
        Begin(Book, id);
        BookJson.Write(writer, book);
        End();
    }

    public void WritePullRequest(ReadOnlySpan<byte> id, PullRequestEvent pullRequest)
    {
        Begin(PullRequest, id);
        JsonSerializer.Serialize(writer, pullRequest, BenchJson.Default.PullRequestEvent);
        End();
    }

    public void Dispose() => writer.Dispose();

    private void Begin(JsonEncodedText type, ReadOnlySpan<byte> id)
    {
        writer.Reset();
        writer.WriteStartObject();
        writer.WriteString(Type, type);
        if (!id.IsEmpty)
        {
            writer.WriteString(Id, id);
        }

        writer.WriteNumber(Timestamp, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        writer.WritePropertyName(Payload);
    }

    private void End()
    {
        writer.WriteEndObject();
        writer.Flush();
    }
}
