using System.Text.Json;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Reads and writes a <see cref="Quote"/> member by member.</summary>
internal static class QuoteJson
{
    private static readonly JsonEncodedText Instrument = JsonEncodedText.Encode("instrument");
    private static readonly JsonEncodedText Venue = JsonEncodedText.Encode("venue");
    private static readonly JsonEncodedText Trader = JsonEncodedText.Encode("trader");
    private static readonly JsonEncodedText Sequence = JsonEncodedText.Encode("sequence");
    private static readonly JsonEncodedText Quantity = JsonEncodedText.Encode("quantity");
    private static readonly JsonEncodedText Price = JsonEncodedText.Encode("price");

    /// <summary>Reads a quote; the reader stands on its first brace and is left on its last.</summary>
    public static Quote Read(ref Utf8JsonReader reader)
    {
        string? instrument = null;
        string? venue = null;
        string? trader = null;
        long sequence = 0;
        var quantity = 0;
        double price = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(Instrument.EncodedUtf8Bytes))
            {
                reader.Read();
                instrument = reader.GetString();
            }
            else if (reader.ValueTextEquals(Venue.EncodedUtf8Bytes))
            {
                reader.Read();
                venue = reader.GetString();
            }
            else if (reader.ValueTextEquals(Trader.EncodedUtf8Bytes))
            {
                reader.Read();
                trader = reader.GetString();
            }
            else if (reader.ValueTextEquals(Sequence.EncodedUtf8Bytes))
            {
                reader.Read();
                sequence = reader.GetInt64();
            }
            else if (reader.ValueTextEquals(Quantity.EncodedUtf8Bytes))
            {
                reader.Read();
                quantity = reader.GetInt32();
            }
            else if (reader.ValueTextEquals(Price.EncodedUtf8Bytes))
            {
                reader.Read();
                price = reader.GetDouble();
            }
            else
            {
                reader.Skip();
            }
        }

        return instrument is null || venue is null || trader is null ? throw new JsonException("A member is missing.") : new(instrument, venue, trader, sequence, quantity, price);
    }

    public static void Write(Utf8JsonWriter writer, Quote quote)
    {
        writer.WriteStartObject();
        writer.WriteString(Instrument, quote.Instrument);
        writer.WriteString(Venue, quote.Venue);
        writer.WriteString(Trader, quote.Trader);
        writer.WriteNumber(Sequence, quote.Sequence);
        writer.WriteNumber(Quantity, quote.Quantity);
        writer.WriteNumber(Price, quote.Price);
        writer.WriteEndObject();
    }
}
