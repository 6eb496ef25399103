using System.Collections;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace TypedSockets.Serialization.Tests;

public sealed class SequenceTests
{
    private static readonly string[] Letters = ["a", "b", "c"];
    private static readonly int[] Ints = [1, 2, 3];

    public static TheoryData<IEnumerable<string>> Collections => new(
        Letters,
        new List<string>(Letters),
        ImmutableArray.Create(Letters),
        new HashSet<string>(Letters),
        new ReadOnlyCollection<string>(Letters),
        new ObservableCollection<string>(Letters),
        new Queue<string>(Letters),
        ImmutableList.Create(Letters),
        Letters.Where(item => item.Length > 0),
        new Reversed { "c", "b", "a" },
        new ReversedCollection { "c", "b", "a" });

    [Theory]
    [MemberData(nameof(Collections))]
    public void Every_collection_is_walked_from_end_to_end(IEnumerable<string> collection) => Assert.Equal(Letters, Walk(WsJsonCodec.Items(collection)));

    [Fact]
    public void Collection_expressions_are_walked_from_end_to_end()
    {
        var (one, many) = ("a", Letters);

        Assert.Equal(["a"], Walk(WsJsonCodec.Items((IReadOnlyList<string>)[one])));
        Assert.Equal(["a", "b"], Walk(WsJsonCodec.Items((IReadOnlyList<string>)[one, "b"])));
        Assert.Equal(["a", "a", "b", "c"], Walk(WsJsonCodec.Items((IEnumerable<string>)[one, .. many])));
        Assert.Equal(Letters, Walk(WsJsonCodec.Items((IReadOnlyCollection<string>)[.. many])));
        Assert.Empty(Walk(WsJsonCodec.Items((IReadOnlyList<string>)[])));
    }

    [Fact]
    public void Collections_without_elements_are_walked()
    {
        Assert.Empty(Walk(WsJsonCodec.Items(new List<string>())));
        Assert.Empty(Walk(WsJsonCodec.Items(Array.Empty<string>())));
        Assert.Empty(Walk(WsJsonCodec.Items(ImmutableArray<string>.Empty)));
        Assert.Empty(Walk(WsJsonCodec.Items(Enumerable.Empty<string>())));
        Assert.Empty(Walk(WsJsonCodec.Entries(new Dictionary<string, int>())));
    }

    [Fact]
    public void An_array_of_a_derived_type_is_walked() => Assert.Equal(Letters, Walk(WsJsonCodec.Items<object>(Letters)));

    [Fact]
    public void An_ImmutableArray_that_was_never_set_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => WsJsonCodec.Initialized(default(ImmutableArray<int>)));
        Assert.Throws<InvalidOperationException>(() => Walk(WsJsonCodec.Items(default(ImmutableArray<int>))));
    }

    [Fact]
    public void Every_dictionary_is_walked_from_end_to_end()
    {
        KeyValuePair<string, int>[] expected = [new("a", 1), new("b", 2)];
        var dictionary = new Dictionary<string, int>(expected);

        Assert.Equal(expected, Walk(WsJsonCodec.Entries(dictionary)));
        Assert.Equal(expected, Walk(WsJsonCodec.Entries(new SortedDictionary<string, int>(dictionary))));
        Assert.Equal(expected, Walk(WsJsonCodec.Entries(new ReadOnlyDictionary<string, int>(dictionary))));
        Assert.Equal(expected, Walk(WsJsonCodec.Entries(expected)));
    }

    [Fact]
    public void An_enumerator_is_disposed()
    {
        var disposed = 0;
        Walk(WsJsonCodec.Items(Lazy(1)));
        Walk(WsJsonCodec.Entries(Lazy(new KeyValuePair<int, int>(1, 1))));
        Assert.Equal(2, disposed);

        IEnumerable<T> Lazy<T>(T item)
        {
            try
            {
                yield return item;
            }
            finally
            {
                disposed++;
            }
        }
    }

    [Fact]
    public void Lists_arrays_and_dictionaries_are_walked_without_an_allocation()
    {
        IReadOnlyList<int> list = new List<int> { 1, 2, 3 };
        IReadOnlyList<int> array = Ints;
        IReadOnlyList<int> immutable = ImmutableArray.Create(1, 2, 3);
        IReadOnlyList<int> expression = [Ints[0], Ints[1], Ints[2]];
        IReadOnlyList<int> single = [Ints[0]];
        IReadOnlyList<int> spread = [.. list, .. array];
        IReadOnlyList<int> readOnly = new ReadOnlyCollection<int>(Ints);
        IReadOnlyDictionary<int, int> dictionary = new Dictionary<int, int> { [1] = 2 };
        Sum();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = Sum();
        var after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(45, sum);
        Assert.Equal(before, after);

        int Sum()
        {
            var total = SumOf(list) + SumOf(array) + SumOf(immutable) + SumOf(expression) + SumOf(single) + SumOf(spread) + SumOf(readOnly);
            foreach (var entry in WsJsonCodec.Entries(dictionary))
            {
                total += entry.Value;
            }

            return total;
        }
    }

    private static int SumOf(IReadOnlyList<int> items)
    {
        var total = 0;
        foreach (var item in WsJsonCodec.Items(items))
        {
            total += item;
        }

        return total;
    }

    private static List<T> Walk<T>(WsJsonSequence<T> sequence)
    {
        var items = new List<T>();
        foreach (var item in sequence)
        {
            items.Add(item);
        }

        return items;
    }

    private static List<KeyValuePair<TKey, TValue>> Walk<TKey, TValue>(WsJsonEntrySequence<TKey, TValue> sequence)
        where TKey : notnull
    {
        var items = new List<KeyValuePair<TKey, TValue>>();
        foreach (var item in sequence)
        {
            items.Add(item);
        }

        return items;
    }

    /// <summary>A list that enumerates something else than it holds.</summary>
    private sealed class Reversed : List<string>, IEnumerable<string>
    {
        IEnumerator<string> IEnumerable<string>.GetEnumerator() => ((IEnumerable<string>)this).Reverse().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>The same, of a collection.</summary>
    private sealed class ReversedCollection : Collection<string>, IEnumerable<string>
    {
        IEnumerator<string> IEnumerable<string>.GetEnumerator() => ((IEnumerable<string>)Items).Reverse().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
