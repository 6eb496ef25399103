using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace TypedSockets;

/// <summary>Elements that generated codecs write. User code has no need of it.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct WsJsonSequence<T>
{
    /// <summary>Empty where a list or an enumerator has the elements.</summary>
    private readonly ReadOnlySpan<T> span;

    private readonly IReadOnlyList<T>? list;

    private readonly IEnumerator<T>? enumerator;

    private int index = -1;

    internal WsJsonSequence(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items is T[] array)
        {
            span = array;
        }
        else if (items.GetType() == typeof(List<T>))
        {
            // What derives from a list may enumerate something else.
            span = CollectionsMarshal.AsSpan((List<T>)items);
        }
        else if (items is ImmutableArray<T> immutable)
        {
            span = WsJsonCodec.Initialized(immutable).AsSpan();
        }
        else
        {
            list = IndexedLists<T>.Find(items);
            enumerator = list is null ? items.GetEnumerator() : null;
        }
    }

    /// <summary>The element at which it stands.</summary>
    public readonly T Current => (uint)index < (uint)span.Length ? span[index] : list is null ? enumerator!.Current : list[index];

    /// <summary>For <see langword="foreach"/>.</summary>
    /// <returns>Itself.</returns>
    public readonly WsJsonSequence<T> GetEnumerator() => this;

    /// <summary>Moves to the next element.</summary>
    /// <returns>False behind the last.</returns>
    public bool MoveNext() => ++index < span.Length || (list is not null ? index < list.Count : enumerator is not null && enumerator.MoveNext());

    /// <summary>Ends the walk.</summary>
    public readonly void Dispose() => enumerator?.Dispose();
}
