using System.Text.Json;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Reads and writes a <see cref="Book"/> member by member.</summary>
internal static class BookJson
{
    private static readonly JsonEncodedText Venue = JsonEncodedText.Encode("venue");
    private static readonly JsonEncodedText Quotes = JsonEncodedText.Encode("quotes");

    /// <summary>Reads a book; the reader stands on its first brace and is left on its last.</summary>
    public static Book Read(ref Utf8JsonReader reader)
    {
        string? venue = null;
        List<Quote>? quotes = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(Venue.EncodedUtf8Bytes))
            {
                reader.Read();
                venue = reader.GetString();
            }
            else if (reader.ValueTextEquals(Quotes.EncodedUtf8Bytes))
            {
                quotes = [];
                reader.Read();
                while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                {
                    quotes.Add(QuoteJson.Read(ref reader));
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return venue is null || quotes is null ? throw new JsonException("A member is missing.") : new(venue, quotes);
    }

    public static void Write(Utf8JsonWriter writer, Book book)
    {
        writer.WriteStartObject();
        writer.WriteString(Venue, book.Venue);
        writer.WriteStartArray(Quotes);
        foreach (var quote in book.Quotes)
        {
            QuoteJson.Write(writer, quote);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
