#pragma warning disable MA0016 // Codecs assign what they read to members of exactly these types.
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TypedSockets;

public static partial class WsJson
{
    /// <summary>Reads an array. Null elements are null where the type has null, whatever its annotation says.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <param name="readElement">Reads one element.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static List<T> ReadList<T>(ref Utf8JsonReader reader, WsJsonRead<T> readElement)
    {
        var list = new List<T>();
        EnterArray(ref reader);
        while (NextElement(ref reader))
        {
            list.Add(ReadElement(ref reader, readElement));
        }

        return list;
    }

    /// <summary>Reads an array.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <param name="readElement">Reads one element.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static T[] ReadArray<T>(ref Utf8JsonReader reader, WsJsonRead<T> readElement) => [.. ReadList(ref reader, readElement)];

    /// <summary>Reads an array; of equal elements the first stays.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <param name="readElement">Reads one element.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static HashSet<T> ReadHashSet<T>(ref Utf8JsonReader reader, WsJsonRead<T> readElement)
    {
        var set = new HashSet<T>();
        EnterArray(ref reader);
        while (NextElement(ref reader))
        {
            set.Add(ReadElement(ref reader, readElement));
        }

        return set;
    }

    /// <summary>Reads an array.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <param name="readElement">Reads one element.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static ImmutableArray<T> ReadImmutableArray<T>(ref Utf8JsonReader reader, WsJsonRead<T> readElement) =>
        ImmutableCollectionsMarshal.AsImmutableArray(ReadArray(ref reader, readElement));

    /// <summary>Reads an array.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <param name="readElement">Reads one element.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static ImmutableList<T> ReadImmutableList<T>(ref Utf8JsonReader reader, WsJsonRead<T> readElement) => [.. ReadList(ref reader, readElement)];

    /// <summary>Reads an object whose names are keys. None may stand twice.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <param name="readValue">Reads one value.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static Dictionary<string, T> ReadDictionary<T>(ref Utf8JsonReader reader, WsJsonRead<T> readValue)
    {
        var dictionary = new Dictionary<string, T>(StringComparer.Ordinal);
        EnterObject(ref reader);
        while (NextMember(ref reader))
        {
            string key = reader.GetString()!;
            ref T? value = ref CollectionsMarshal.GetValueRefOrAddDefault(dictionary, key, out bool isThere);
            if (isThere)
            {
                throw new JsonException("the key stands there twice");
            }

            reader.Read();
            value = ReadElement(ref reader, readValue);
        }

        return dictionary;
    }

    /// <summary>The array itself, once it is sure that there is one.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">What the member holds.</param>
    /// <returns>The array.</returns>
    /// <exception cref="InvalidOperationException">The array was never set.</exception>
    public static ImmutableArray<T> Initialized<T>(ImmutableArray<T> array) =>
        array.IsDefault ? throw new InvalidOperationException("A message holds an ImmutableArray that was never set. Set it to [] if it is meant to be empty.") : array;

    private static void EnterArray(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw Expected(ref reader, "an array");
        }
    }

    private static bool NextElement(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType is not JsonTokenType.EndArray;
    }

    private static T ReadElement<T>(ref Utf8JsonReader reader, WsJsonRead<T> read) =>
        default(T) is null && reader.TokenType is JsonTokenType.Null ? default! : read(ref reader);
}
