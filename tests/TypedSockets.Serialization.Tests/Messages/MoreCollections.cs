using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace TypedSockets.Serialization.Tests.Messages;

[WsMessage("test.sets")]
public sealed partial record Sets(
    HashSet<string> Set,
    ISet<int> Interface,
    SortedSet<int> Sorted,
    Queue<int> Queue,
    Stack<int> Stack,
    LinkedList<string?> Linked,
    ConcurrentQueue<int> ConcurrentQueue,
    ConcurrentStack<int> ConcurrentStack,
    Collection<Line> Collection,
    ObservableCollection<int> Observable);

[WsMessage("test.immutable")]
public sealed partial record ImmutableCollections(
    ImmutableHashSet<string> Set,
    IImmutableSet<int> InterfaceSet,
    ImmutableSortedSet<int> Sorted,
    ImmutableQueue<int> Queue,
    IImmutableQueue<int> InterfaceQueue,
    ImmutableStack<int> Stack,
    IImmutableStack<int> InterfaceStack,
    IImmutableList<Point> InterfaceList,
    ImmutableDictionary<string, int> Dictionary,
    IImmutableDictionary<int, string> InterfaceDictionary,
    ImmutableSortedDictionary<string, Line?> SortedDictionary);

[WsMessage("test.frozen")]
public sealed partial record FrozenCollections(FrozenSet<int> Set, IReadOnlySet<string> Interface, FrozenDictionary<string, Line?> Dictionary, FrozenDictionary<int, string>? ByNumber);

public sealed class Names : List<string>
{
    public int Ignored { get; set; }
}

/// <summary>A collection that is one by its interface alone.</summary>
public sealed class Bag<T> : ICollection<T>
{
    private readonly List<T> items = [];

    public int Count => items.Count;

    public bool IsReadOnly => false;

    public void Add(T item) => items.Add(item);

    public void Clear() => items.Clear();

    public bool Contains(T item) => items.Contains(item);

    public void CopyTo(T[] array, int arrayIndex) => items.CopyTo(array, arrayIndex);

    public bool Remove(T item) => items.Remove(item);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
}

public sealed class Index : Dictionary<string, Point>;

[WsMessage("test.own.collections")]
public sealed partial record OwnCollections(
    Names Names,
    Bag<int?> Bag,
    Bag<Line> Lines,
    Index Index,
    SortedDictionary<string, int> Sorted,
    SortedList<int, string> SortedList,
    ConcurrentDictionary<string, int> Concurrent,
    OrderedDictionary<string, int> Ordered);
