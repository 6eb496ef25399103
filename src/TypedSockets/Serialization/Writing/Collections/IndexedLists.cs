using System.Collections.ObjectModel;

namespace TypedSockets;

/// <summary>
/// Knows the lists whose indexer gives what their enumerator gives, which would have to be allocated. Of others that is not
/// sure: they may lock, or take a copy, or have one of the two overridden.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
internal static class IndexedLists<T>
{
    /// <summary>What the compiler makes of a collection expression for an interface.</summary>
    private const string CompilerPrefix = "<>z__ReadOnly";

    /// <summary>The types seen last: a member mostly holds lists of one type. Other threads may replace them at any time, which costs a look.</summary>
    private static Type? lastIndexed;
    private static Type? lastOther;

    /// <summary>The list to be walked by its indexer; null where it is to be enumerated.</summary>
    public static IReadOnlyList<T>? Find(IEnumerable<T> items)
    {
        Type type = items.GetType();
        if (type == lastIndexed)
        {
            return (IReadOnlyList<T>)items;
        }

        if (type == lastOther)
        {
            return null;
        }

        if (items is IReadOnlyList<T> list && IsIndexed(type))
        {
            lastIndexed = type;
            return list;
        }

        lastOther = type;
        return null;
    }

    private static bool IsIndexed(Type type) =>
        type == typeof(ReadOnlyCollection<T>)
        || type == typeof(Collection<T>)
        || type == typeof(ObservableCollection<T>)
        || type.Name.StartsWith(CompilerPrefix, StringComparison.Ordinal);
}
