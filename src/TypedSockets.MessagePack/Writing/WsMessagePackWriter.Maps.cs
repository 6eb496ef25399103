#pragma warning disable MA0016 // Codecs write members of exactly these types, whose enumerators are no objects.
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace TypedSockets;

/// <remarks>Each opens a map and returns the entries that are to be written in it.</remarks>
public ref partial struct WsMessagePackWriter
{
    /// <summary>Opens a map.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <param name="entries">The entries.</param>
    /// <returns>The entries.</returns>
    /// <exception cref="JsonException">The message nests too deep.</exception>
    public Dictionary<TKey, TValue> WriteEntries<TKey, TValue>(Dictionary<TKey, TValue> entries)
        where TKey : notnull
    {
        WriteStartMap(entries.Count);
        return entries;
    }

    /// <inheritdoc cref="WriteEntries{TKey, TValue}(Dictionary{TKey, TValue})"/>
    public ImmutableDictionary<TKey, TValue> WriteEntries<TKey, TValue>(ImmutableDictionary<TKey, TValue> entries)
        where TKey : notnull
    {
        WriteStartMap(entries.Count);
        return entries;
    }

    /// <inheritdoc cref="WriteEntries{TKey, TValue}(Dictionary{TKey, TValue})"/>
    public ImmutableSortedDictionary<TKey, TValue> WriteEntries<TKey, TValue>(ImmutableSortedDictionary<TKey, TValue> entries)
        where TKey : notnull
    {
        WriteStartMap(entries.Count);
        return entries;
    }

    /// <inheritdoc cref="WriteEntries{TKey, TValue}(Dictionary{TKey, TValue})"/>
    public FrozenDictionary<TKey, TValue> WriteEntries<TKey, TValue>(FrozenDictionary<TKey, TValue> entries)
        where TKey : notnull
    {
        WriteStartMap(entries.Count);
        return entries;
    }

    /// <summary>Opens a map for what stands behind an interface. It is copied unless it is a plain dictionary, as it may change meanwhile.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <param name="entries">The entries.</param>
    /// <returns>The entries.</returns>
    /// <exception cref="JsonException">The message nests too deep.</exception>
    public WsJsonEntrySequence<TKey, TValue> WriteEntrySequence<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> entries)
        where TKey : notnull
    {
        if (entries is Dictionary<TKey, TValue> dictionary)
        {
            WriteStartMap(dictionary.Count);
        }
        else
        {
            KeyValuePair<TKey, TValue>[] copy = [.. entries];
            entries = copy;
            WriteStartMap(copy.Length);
        }

        return WsJsonCodec.Entries(entries);
    }

    private void WriteStartMap(int count)
    {
        Descend(count);
        WriteMapHeader(count);
    }
}
