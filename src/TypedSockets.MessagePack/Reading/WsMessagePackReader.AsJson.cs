using System.Text.Json;
using MessagePack;

namespace TypedSockets;

/// <remarks>
/// What is rare, or means what <c>System.Text.Json</c> means by it, is read by the reader of JSON from the same value as JSON.
/// </remarks>
public ref partial struct WsMessagePackReader
{
    private const string Bytes = "binary, or a string in Base64,";

    /// <summary>Reads a value from JSON.</summary>
    private delegate T JsonValueReader<out T>(ref WsJsonReader json);

    /// <summary>Reads a value from JSON by what is given, so that the delegate holds nothing.</summary>
    private delegate T JsonValueReaderBy<in TBy, out T>(ref WsJsonReader json, TBy by);

    /// <summary>Reads a string as the string that it is in JSON.</summary>
    private T ReadText<T>(string what, JsonValueReader<T> read) =>
        Next is MessagePackType.String ? ReadAsJson(what, read) : throw Expected(Here, what);

    /// <summary>Reads a string as the number that it is in JSON.</summary>
    private T ReadDigits<T>(string what, JsonValueReader<T> read)
    {
        int start = Here;
        if (!TryReadText(out ReadOnlySpan<byte> digits))
        {
            throw Expected(start, what);
        }

        var json = new WsJsonReader(digits);
        try
        {
            T value = read(ref json);
            json.ReadEnd();
            return value;
        }
        catch (JsonException)
        {
            throw Expected(start, what);
        }
    }

    /// <summary>Reads a string or a number as what it is in JSON.</summary>
    private T ReadAsJson<T>(string what, JsonValueReader<T> read)
    {
        int start = Here;
        using JsonScratch scratch = JsonScratch.Rent();
        WriteJson(scratch.Writer);
        var json = new WsJsonReader(scratch.Flush());
        try
        {
            return read(ref json);
        }
        catch (JsonException)
        {
            throw Expected(start, what);
        }
        finally
        {
            json.Release();
        }
    }

    /// <summary>Reads any value by code that says itself what is wrong.</summary>
    private T ReadForeign<TBy, T>(TBy by, JsonValueReaderBy<TBy, T> read)
    {
        tokenStart = Here;
        using JsonScratch scratch = JsonScratch.Rent();
        WriteJson(scratch.Writer);
        var json = new WsJsonReader(scratch.Flush());
        try
        {
            return read(ref json, by);
        }
        catch (JsonException)
        {
            fault = tokenStart;
            throw;
        }
        finally
        {
            json.Release();
        }
    }

    /// <summary>Writes the value that stands here as JSON.</summary>
    private void WriteJson(Utf8JsonWriter json)
    {
        int start = Here;
        try
        {
            var reader = new MessagePackReader(payload[start..]);
            MessagePackJson.Write(ref reader, json, DepthLeft);
            position = start + (int)reader.Consumed;
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException or ArgumentException or JsonException)
        {
            throw Refused(start, "this has no form in JSON, or nests too deep", exception);
        }
    }
}
