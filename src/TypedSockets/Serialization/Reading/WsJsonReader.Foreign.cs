using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

/// <remarks>
/// What is rare is left to <c>System.Text.Json</c>, which gets the slice of that one value, so that its meaning stays exact.
/// </remarks>
public ref partial struct WsJsonReader
{
    /// <summary>Reads a value by a converter.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="converter">Reads the value, and all of it.</param>
    /// <returns>What the converter made of it; null for null, which only converters that handle it get to see.</returns>
    /// <exception cref="JsonException">The converter threw or left something over, or no JSON stands here.</exception>
    public T? ReadWith<T>(JsonConverter<T> converter) => ReadWith(converter, ConverterOptions.Instance);

    /// <summary>Reads a value as its contract says.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="type">The contract.</param>
    /// <returns>What was read; may be null where null stands here.</returns>
    /// <exception cref="JsonException">The value does not fit the contract, or no JSON stands here.</exception>
    public T? ReadWith<T>(JsonTypeInfo<T> type)
    {
        ReadOnlySpan<byte> value = FindValue();
        try
        {
            T? result = JsonSerializer.Deserialize(value, type);
            position += value.Length;
            return result;
        }
        catch (Exception exception)
        {
            throw RefusedBy(exception);
        }
    }

    /// <summary>Reads a value that is not null by a converter.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="converter">Reads the value, and all of it.</param>
    /// <returns>What the converter made of it.</returns>
    /// <exception cref="JsonException">The converter threw, left something over or gave null, or no JSON stands here.</exception>
    public T ReadPresentWith<T>(JsonConverter<T> converter) => ReadWith(converter) ?? throw NullValue();

    /// <summary>Reads a value that is not null as its contract says.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="type">The contract.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">The value does not fit the contract or is null, or no JSON stands here.</exception>
    public T ReadPresentWith<T>(JsonTypeInfo<T> type) => ReadWith(type) ?? throw NullValue();

    private T? ReadWith<T>(JsonConverter<T> converter, JsonSerializerOptions options)
    {
        ReadOnlySpan<byte> value = FindValue();
        if (value[0] == 'n' && default(T) is null && !converter.HandleNull)
        {
            position += value.Length;
            return default;
        }

        // Not the slice of the value, whose end a converter that reads on behind it would take for the end of the document.
        var reader = new Utf8JsonReader(json[position..]);
        try
        {
            reader.Read();
            T? result = converter.Read(ref reader, typeof(T), options);
            if (reader.CurrentDepth != 0 || reader.BytesConsumed != value.Length)
            {
                throw new InvalidOperationException($"{converter.GetType()} did not read the whole value.");
            }

            position += value.Length;
            return result;
        }
        catch (Exception exception)
        {
            throw RefusedBy(exception);
        }
    }

    /// <summary>Reads a number by a converter of <c>System.Text.Json</c>.</summary>
    private T ReadNumberSlowly<T>(JsonConverter<T> converter, string what) => ReadSlowly(FindNumber(what), converter, what);

    /// <summary>Reads a string by a converter of <c>System.Text.Json</c>.</summary>
    private T ReadStringSlowly<T>(JsonConverter<T> converter, string what) => ReadSlowly(FindString(what), converter, what);

    private T ReadSlowly<T>(ReadOnlySpan<byte> value, JsonConverter<T> converter, string what)
    {
        var reader = new Utf8JsonReader(value);
        reader.Read();
        try
        {
            T result = converter.Read(ref reader, typeof(T), ConverterOptions.Instance)!;
            position += value.Length;
            return result;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw Expected(what);
        }
    }

    /// <summary>The number that stands here, where the position is left.</summary>
    private ReadOnlySpan<byte> FindNumber(string what)
    {
        SkipWhiteSpace();
        int end = JsonGrammar.SkipNumber(json, position);
        return end >= 0 ? json[position..end] : throw Expected(what);
    }

    /// <summary>The string that stands here, where the position is left, with its quotes.</summary>
    private ReadOnlySpan<byte> FindString(string what)
    {
        int end = PeekToken() == '"' ? JsonGrammar.SkipString(json, position) : -1;
        return end >= 0 ? json[position..end] : throw Expected(what);
    }

    /// <summary>The value that stands here, where the position is left.</summary>
    private ReadOnlySpan<byte> FindValue()
    {
        SkipWhiteSpace();
        tokenStart = position;
        return JsonGrammar.TrySkip(json, position, PayloadReader.MaxDepth - depth, out int end) ? json[position..end] : throw NotJson(json.Length);
    }
}
