using System.Text.Json;
using GitHubFeed;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Reads envelopes and what is in them with <see cref="Utf8JsonReader"/>. One for each connection.</summary>
internal sealed class EnvelopeReader
{
    private const int MaxIdBytes = 128;

    private readonly byte[] id = new byte[MaxIdBytes];
    private int idLength;

    /// <summary>The id of the message, or nothing.</summary>
    public ReadOnlySpan<byte> Id => id.AsSpan(0, idLength);

    public Quote? Quote { get; private set; }

    public Book? Book { get; private set; }

    public PullRequestEvent? PullRequest { get; private set; }

    public Publish? Publish { get; private set; }

    /// <summary>Reads one message; one of the properties above has it.</summary>
    public void Read(ReadOnlySpan<byte> frame)
    {
        idLength = 0;
        (Quote, Book, PullRequest, Publish) = (null, null, null, null);
        var reader = new Utf8JsonReader(frame);
        var kind = MessageKind.Unknown;
        var early = -1;
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                kind = ReadKind(reader);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                Expect(ref reader, JsonTokenType.String);
                idLength = reader.CopyString(id);
            }
            else if (reader.ValueTextEquals("payload"u8) && kind != MessageKind.Unknown)
            {
                ReadPayload(ref reader, kind);
            }
            else if (reader.ValueTextEquals("payload"u8))
            {
                // Before its type: it is read once that is known.
                early = (int)reader.BytesConsumed;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }

        if (early >= 0)
        {
            var payload = new Utf8JsonReader(frame[(early + frame[early..].IndexOf((byte)'{'))..], isFinalBlock: false, default);
            ReadPayload(ref payload, kind);
        }
    }

    private static MessageKind ReadKind(in Utf8JsonReader reader) =>
        reader.ValueTextEquals("bench.quote"u8) ? MessageKind.Quote
        : reader.ValueTextEquals("bench.publish"u8) ? MessageKind.Publish
        : reader.ValueTextEquals("bench.book"u8) ? MessageKind.Book
        : reader.ValueTextEquals("github.pull_request"u8) ? MessageKind.PullRequest
        : throw new JsonException("Nobody knows this type.");

    private void ReadPayload(ref Utf8JsonReader reader, MessageKind kind)
    {
        switch (kind)
        {
            case MessageKind.Quote:
                reader.Read();
                Quote = QuoteJson.Read(ref reader);
                break;
            case MessageKind.Book:
                reader.Read();
                Book = BookJson.Read(ref reader);
                break;
            case MessageKind.PullRequest:
                PullRequest = JsonSerializer.Deserialize(ref reader, BenchJson.Default.PullRequestEvent);
                break;
            default:
                Publish = ReadPublish(ref reader);
                break;
        }
    }

    private static Publish ReadPublish(ref Utf8JsonReader reader)
    {
        Quote? quote = null;
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("quote"u8))
            {
                reader.Read();
                quote = QuoteJson.Read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new(quote ?? throw new JsonException("The quote is missing."));
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw new JsonException($"{type} is missing.");
        }
    }

    private enum MessageKind
    {
        Unknown,
        Quote,
        Book,
        PullRequest,
        Publish,
    }
}
