#pragma warning disable MA0016 // Codecs assign it to members of exactly these types.
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

/// <remarks>What attributes of <c>System.Text.Json</c> ask for.</remarks>
public ref partial struct WsJsonReader
{
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

    /// <summary>Reads a number as <see cref="JsonNumberHandling"/> allows.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="converter">What reads it.</param>
    /// <param name="handling">The flags of <see cref="JsonNumberHandling"/>.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public T ReadNumberWith<T>(JsonConverter<T> converter, int handling)
    {
        byte token = PeekToken();
        ReadOnlySpan<byte> value = token == '"' ? FindString(JsonKind.Number) : FindNumber(JsonKind.Number);
        try
        {
            T number = JsonSerializer.Deserialize(value, JsonNumber<T>.Describe(converter, (JsonNumberHandling)handling))!;
            position += value.Length;
            return number;
        }
        catch (JsonException)
        {
            throw Expected(JsonKind.Number);
        }
    }

    /// <summary>Keeps a member that has no place of its own in the type.</summary>
    /// <param name="name">Its name, which was read last.</param>
    /// <param name="unmapped">The members that are kept.</param>
    /// <exception cref="JsonException">The member stood there before, or no JSON stands here.</exception>
    public void ReadUnmapped(ReadOnlySpan<byte> name, ref Dictionary<string, JsonElement>? unmapped)
    {
        string key = Encoding.UTF8.GetString(name);
        unmapped ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (!unmapped.TryAdd(key, ReadJsonElement()))
        {
            throw Refused(tokenStart, StandsTwice);
        }
    }

    /// <summary>Where the reader stands, to <see cref="Return"/> to.</summary>
    public readonly int Here => position;

    /// <summary>Goes back to a value that was skipped, or from there to where the reader stood.</summary>
    /// <param name="here">Where to go.</param>
    /// <returns>Where the reader stood.</returns>
    public int Return(int here)
    {
        int before = position;
        position = here;
        isBehindValue = true;
        return before;
    }

    /// <summary>Whether null stands here.</summary>
    /// <returns>True for null; it is not read.</returns>
    public bool IsNull() => PeekToken() == 'n';

    /// <summary>Requires that something else than null stands here.</summary>
    /// <exception cref="JsonException">Null stands here.</exception>
    public void RefuseNull()
    {
        if (IsNull())
        {
            throw Expected("a value");
        }
    }

    /// <inheritdoc cref="ReadUnmapped(ReadOnlySpan{byte}, ref Dictionary{string, JsonElement}?)"/>
    public void ReadUnmapped(ReadOnlySpan<byte> name, ref JsonObject? unmapped)
    {
        string key = Encoding.UTF8.GetString(name);
        unmapped ??= [];
        if (!unmapped.TryAdd(key, ReadTree(JsonMetadataServices.JsonNodeConverter)))
        {
            throw Refused(tokenStart, StandsTwice);
        }
    }
}
