#pragma warning disable MA0016 // Codecs assign it to members of exactly these types.
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;

namespace TypedSockets;

/// <summary>
/// The entries of a dictionary while a generated codec reads them. The dictionary is made when all are there, and as
/// large as it has to be. User code has no need of it.
/// </summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct WsJsonEntries<TKey, TValue>
    where TKey : notnull
{
    /// <summary>Where the object begins, so that an entry that stands twice is found again.</summary>
    private readonly int start;

    private WsJsonItems<KeyValuePair<TKey, TValue>> items;

    /// <summary>Begins a dictionary.</summary>
    /// <param name="reader">Stands before the object.</param>
    public WsJsonEntries(scoped ref WsJsonReader reader)
        : this(reader.Here)
    {
    }

    /// <summary>Begins a dictionary.</summary>
    /// <param name="start">Where its object begins.</param>
    public WsJsonEntries(int start) => this.start = start;

    /// <summary>Takes up one entry.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void Add(TKey key, TValue value) => items.Add(new(key, value));

    /// <summary>Makes a dictionary of the entries.</summary>
    /// <typeparam name="TReader">The reader of the protocol.</typeparam>
    /// <param name="reader">Stands behind the object.</param>
    /// <returns>The dictionary.</returns>
    /// <exception cref="JsonException">A key stands there twice.</exception>
    public Dictionary<TKey, TValue> ToDictionary<TReader>(scoped ref TReader reader)
        where TReader : IWsPayloadReader, allows ref struct
    {
        var dictionary = new Dictionary<TKey, TValue>(items.Count);
        int index = 0;
        foreach ((TKey key, TValue value) in items.Span)
        {
            if (!dictionary.TryAdd(key, value))
            {
                throw reader.DuplicateKey(start, index);
            }

            index++;
        }

        items.Dispose();
        return dictionary;
    }

    /// <summary>Makes an immutable dictionary of the entries.</summary>
    /// <typeparam name="TReader">The reader of the protocol.</typeparam>
    /// <param name="reader">Stands behind the object.</param>
    /// <returns>The dictionary.</returns>
    /// <exception cref="JsonException">A key stands there twice.</exception>
    public ImmutableDictionary<TKey, TValue> ToImmutableDictionary<TReader>(scoped ref TReader reader)
        where TReader : IWsPayloadReader, allows ref struct => ToDictionary(ref reader).ToImmutableDictionary();

    /// <summary>Makes a sorted immutable dictionary of the entries.</summary>
    /// <typeparam name="TReader">The reader of the protocol.</typeparam>
    /// <param name="reader">Stands behind the object.</param>
    /// <returns>The dictionary.</returns>
    /// <exception cref="JsonException">A key stands there twice.</exception>
    public ImmutableSortedDictionary<TKey, TValue> ToImmutableSortedDictionary<TReader>(scoped ref TReader reader)
        where TReader : IWsPayloadReader, allows ref struct => ToDictionary(ref reader).ToImmutableSortedDictionary();

    /// <summary>Makes a frozen dictionary of the entries.</summary>
    /// <typeparam name="TReader">The reader of the protocol.</typeparam>
    /// <param name="reader">Stands behind the object.</param>
    /// <returns>The dictionary.</returns>
    /// <exception cref="JsonException">A key stands there twice.</exception>
    public FrozenDictionary<TKey, TValue> ToFrozenDictionary<TReader>(scoped ref TReader reader)
        where TReader : IWsPayloadReader, allows ref struct => ToDictionary(ref reader).ToFrozenDictionary();

    /// <summary>Adds the entries to a dictionary of the user's.</summary>
    /// <typeparam name="TReader">The reader of the protocol.</typeparam>
    /// <typeparam name="TDictionary">Its type.</typeparam>
    /// <param name="reader">Stands behind the object.</param>
    /// <param name="dictionary">The dictionary.</param>
    /// <returns>The dictionary.</returns>
    /// <exception cref="JsonException">A key stands there twice.</exception>
    public TDictionary AddTo<TReader, TDictionary>(scoped ref TReader reader, TDictionary dictionary)
        where TReader : IWsPayloadReader, allows ref struct
        where TDictionary : IDictionary<TKey, TValue>
    {
        int index = 0;
        foreach ((TKey key, TValue value) in items.Span)
        {
            if (dictionary.ContainsKey(key))
            {
                throw reader.DuplicateKey(start, index);
            }

            dictionary.Add(key, value);
            index++;
        }

        items.Dispose();
        return dictionary;
    }
}
