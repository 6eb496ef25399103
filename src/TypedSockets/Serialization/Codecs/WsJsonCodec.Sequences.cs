using System.Collections.Immutable;

namespace TypedSockets;

public static partial class WsJsonCodec
{
    /// <summary>Walks the elements of an array to be written, without an allocation where they are an array or a list.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="items">The elements.</param>
    /// <returns>What <see langword="foreach"/> walks.</returns>
    /// <exception cref="InvalidOperationException">It is an <see cref="ImmutableArray{T}"/> that was never set.</exception>
    public static WsJsonSequence<T> Items<T>(IEnumerable<T> items) => new(items);

    /// <summary>Walks the entries of a dictionary to be written, without an allocation where it is a <see cref="Dictionary{TKey, TValue}"/>.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <param name="entries">The entries.</param>
    /// <returns>What <see langword="foreach"/> walks.</returns>
    public static WsJsonEntrySequence<TKey, TValue> Entries<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> entries)
        where TKey : notnull => new(entries);

    /// <summary>Adds an element to a collection.</summary>
    /// <typeparam name="TCollection">The type of the collection.</typeparam>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="collection">The collection.</param>
    /// <param name="item">The element.</param>
    public static void AddTo<TCollection, T>(ref TCollection collection, T item)
        where TCollection : ICollection<T> => collection.Add(item);
}
