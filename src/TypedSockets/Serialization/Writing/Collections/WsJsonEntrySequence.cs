using System.ComponentModel;

namespace TypedSockets;

/// <summary>Entries of a dictionary that generated codecs write. User code has no need of it.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct WsJsonEntrySequence<TKey, TValue>
    where TKey : notnull
{
    /// <summary>Null where the dictionary's own enumerator walks.</summary>
    private readonly IEnumerator<KeyValuePair<TKey, TValue>>? enumerator;

    private Dictionary<TKey, TValue>.Enumerator dictionary;

    internal WsJsonEntrySequence(IEnumerable<KeyValuePair<TKey, TValue>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);

        // What derives from a dictionary may enumerate something else.
        if (entries.GetType() == typeof(Dictionary<TKey, TValue>))
        {
            dictionary = ((Dictionary<TKey, TValue>)entries).GetEnumerator();
        }
        else
        {
            enumerator = entries.GetEnumerator();
        }
    }

    /// <summary>The entry at which it stands.</summary>
    public readonly KeyValuePair<TKey, TValue> Current => enumerator is null ? dictionary.Current : enumerator.Current;

    /// <summary>For <see langword="foreach"/>.</summary>
    /// <returns>Itself.</returns>
    public readonly WsJsonEntrySequence<TKey, TValue> GetEnumerator() => this;

    /// <summary>Moves to the next entry.</summary>
    /// <returns>False behind the last.</returns>
    public bool MoveNext() => enumerator is null ? dictionary.MoveNext() : enumerator.MoveNext();

    /// <summary>Ends the walk.</summary>
    public readonly void Dispose() => enumerator?.Dispose();
}
