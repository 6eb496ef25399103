#pragma warning disable MA0016 // Codecs assign it to members of exactly these types.
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MessagePack;

namespace TypedSockets;

/// <remarks>Values that code of the user's reads from JSON, and values that are JSON.</remarks>
public ref partial struct WsMessagePackReader
{
    /// <summary>Reads a value by a converter, which gets it as JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="converter">Reads the value, and all of it.</param>
    /// <returns>What the converter made of it; null for null, which only converters that handle it get to see.</returns>
    /// <exception cref="JsonException">The converter threw or left something over.</exception>
    public T? ReadWith<T>(JsonConverter<T> converter) => ReadForeign(converter, static (ref json, converter) => json.ReadWith(converter));

    /// <summary>Reads a value as its contract says, from JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="type">The contract.</param>
    /// <returns>What was read; may be null where null stands here.</returns>
    /// <exception cref="JsonException">The value does not fit the contract.</exception>
    public T? ReadWith<T>(JsonTypeInfo<T> type) => ReadForeign(type, static (ref json, type) => json.ReadWith(type));

    /// <summary>Reads a value that is not null by a converter, which gets it as JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="converter">Reads the value, and all of it.</param>
    /// <returns>What the converter made of it.</returns>
    /// <exception cref="JsonException">The converter threw, left something over or gave null.</exception>
    public T ReadPresentWith<T>(JsonConverter<T> converter) => ReadForeign(converter, static (ref json, converter) => json.ReadPresentWith(converter));

    /// <summary>Reads a value that is not null as its contract says, from JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="type">The contract.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">The value does not fit the contract or is null.</exception>
    public T ReadPresentWith<T>(JsonTypeInfo<T> type) => ReadForeign(type, static (ref json, type) => json.ReadPresentWith(type));

    /// <summary>Reads a number as <see cref="JsonNumberHandling"/> allows.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="converter">What reads it.</param>
    /// <param name="handling">The flags of <see cref="JsonNumberHandling"/>.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public T ReadNumberWith<T>(JsonConverter<T> converter, int handling)
    {
        int start = Here;

        // These are text in any case.
        if (typeof(T) == typeof(decimal) && TryReadDigits(start, static (ref json) => json.ReadDecimal(), out decimal value))
        {
            return (T)(object)value;
        }

        if (typeof(T) == typeof(Int128) && TryReadDigits(start, static (ref json) => json.ReadInt128(), out Int128 integer))
        {
            return (T)(object)integer;
        }

        if (typeof(T) == typeof(UInt128) && TryReadDigits(start, static (ref json) => json.ReadUInt128(), out UInt128 unsigned))
        {
            return (T)(object)unsigned;
        }

        return ReadAsJson(JsonKind.Number, (ref json) => json.ReadNumberWith(converter, handling));
    }

    /// <summary>Reads anything; null is something. No map in it may have a key twice.</summary>
    /// <returns>What was read, as JSON.</returns>
    /// <exception cref="JsonException">A key stands twice, or something has no form in JSON.</exception>
    public JsonElement ReadJsonElement() => ReadForeign(0, static (ref json, _) => json.ReadJsonElement());

    /// <summary>Reads anything but null. No map in it may have a key twice.</summary>
    /// <returns>What was read, as JSON.</returns>
    /// <exception cref="JsonException">Null stands here, a key stands twice, or something has no form in JSON.</exception>
    public JsonNode ReadJsonNode() => ReadForeign(0, static (ref json, _) => json.ReadJsonNode());

    /// <summary>Reads anything; null is something. No map in it may have a key twice.</summary>
    /// <returns>What was read, as JSON.</returns>
    /// <exception cref="JsonException">A key stands twice, or something has no form in JSON.</exception>
    public JsonDocument ReadJsonDocument() => ReadForeign(0, static (ref json, _) => json.ReadJsonDocument());

    /// <summary>Keeps a member that has no place of its own in the type.</summary>
    /// <param name="name">Its name, which was read last.</param>
    /// <param name="unmapped">The members that are kept.</param>
    /// <exception cref="JsonException">The member stood there before, or has no form in JSON.</exception>
    public void ReadUnmapped(ReadOnlySpan<byte> name, ref Dictionary<string, JsonElement>? unmapped)
    {
        int start = tokenStart;
        string key = Decode(start, name);
        unmapped ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (!unmapped.TryAdd(key, ReadJsonElement()))
        {
            throw Refused(start, StandsTwice);
        }
    }

    /// <inheritdoc cref="ReadUnmapped(ReadOnlySpan{byte}, ref Dictionary{string, JsonElement}?)"/>
    public void ReadUnmapped(ReadOnlySpan<byte> name, ref JsonObject? unmapped)
    {
        int start = tokenStart;
        string key = Decode(start, name);
        unmapped ??= [];
        if (!unmapped.TryAdd(key, TryReadNull() ? null : ReadJsonNode()))
        {
            throw Refused(start, StandsTwice);
        }
    }

    /// <summary>Reads digits where they are all that stands here; else nothing is read.</summary>
    private bool TryReadDigits<T>(int start, JsonValueReader<T> read, out T? value)
    {
        value = default;
        if (Next is not MessagePackType.String)
        {
            return false;
        }

        try
        {
            value = ReadDigits(JsonKind.Number, read);
            return true;
        }
        catch (JsonException)
        {
            fault = -1;
            Return(start);
            return false;
        }
    }
}
