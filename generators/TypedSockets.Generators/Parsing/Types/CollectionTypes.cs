using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>The collections of the framework, by the names of their definitions: how each is written and read.</summary>
internal static class CollectionTypes
{
    private const string Generic = "System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";
    private const string Frozen = "System.Collections.Frozen.";
    private const string Concurrent = "System.Collections.Concurrent.";

    public static readonly CollectionType Array = new(CollectionWalk.Itself, "ToArray");

    private static readonly CollectionType Memory = new(CollectionWalk.Span, "ToArray");

    private static readonly Dictionary<string, CollectionType> Lists = new(StringComparer.Ordinal)
    {
        ["System.Memory<T>"] = Memory,
        ["System.ReadOnlyMemory<T>"] = Memory,
        [$"{Generic}List<T>"] = new(CollectionWalk.Itself, "ToList", "Add"),
        [$"{Generic}IList<T>"] = new(CollectionWalk.Behind, "ToList", "Add"),
        [$"{Generic}ICollection<T>"] = new(CollectionWalk.Behind, "ToList", "Add"),
        [$"{Generic}IEnumerable<T>"] = new(CollectionWalk.Behind, "ToList"),
        [$"{Generic}IReadOnlyList<T>"] = new(CollectionWalk.Behind, "ToList"),
        [$"{Generic}IReadOnlyCollection<T>"] = new(CollectionWalk.Behind, "ToList"),
        [$"{Generic}HashSet<T>"] = new(CollectionWalk.Itself, "ToHashSet", "Add"),
        [$"{Generic}ISet<T>"] = new(CollectionWalk.Behind, "ToHashSet", "Add"),
        [$"{Generic}IReadOnlySet<T>"] = new(CollectionWalk.Behind, "ToHashSet"),
        [$"{Generic}Queue<T>"] = new(CollectionWalk.Itself, "ToQueue", "Enqueue"),
        [$"{Generic}Stack<T>"] = new(CollectionWalk.Itself, "ToStack", "Push"),
        [$"{Concurrent}ConcurrentQueue<T>"] = new(CollectionWalk.Behind, "ToConcurrentQueue", "Enqueue"),
        [$"{Concurrent}ConcurrentStack<T>"] = new(CollectionWalk.Behind, "ToConcurrentStack", "Push"),
        [$"{Immutable}ImmutableArray<T>"] = new(CollectionWalk.Initialized, "ToImmutableArray"),
        [$"{Immutable}ImmutableList<T>"] = new(CollectionWalk.Itself, "ToImmutableList"),
        [$"{Immutable}IImmutableList<T>"] = new(CollectionWalk.Behind, "ToImmutableList"),
        [$"{Immutable}ImmutableHashSet<T>"] = new(CollectionWalk.Itself, "ToImmutableHashSet"),
        [$"{Immutable}IImmutableSet<T>"] = new(CollectionWalk.Behind, "ToImmutableHashSet"),
        [$"{Immutable}ImmutableSortedSet<T>"] = new(CollectionWalk.Itself, "ToImmutableSortedSet"),
        [$"{Immutable}ImmutableQueue<T>"] = new(CollectionWalk.Itself, "ToImmutableQueue"),
        [$"{Immutable}IImmutableQueue<T>"] = new(CollectionWalk.Behind, "ToImmutableQueue"),
        [$"{Immutable}ImmutableStack<T>"] = new(CollectionWalk.Itself, "ToImmutableStack"),
        [$"{Immutable}IImmutableStack<T>"] = new(CollectionWalk.Behind, "ToImmutableStack"),
        [$"{Frozen}FrozenSet<T>"] = new(CollectionWalk.Itself, "ToFrozenSet"),
    };

    private static readonly Dictionary<string, CollectionType> Dictionaries = new(StringComparer.Ordinal)
    {
        [$"{Generic}Dictionary<TKey, TValue>"] = new(CollectionWalk.Itself, "ToDictionary", "Add"),
        [$"{Generic}IDictionary<TKey, TValue>"] = new(CollectionWalk.Behind, "ToDictionary", "Add"),
        [$"{Generic}IReadOnlyDictionary<TKey, TValue>"] = new(CollectionWalk.Behind, "ToDictionary"),
        [$"{Immutable}ImmutableDictionary<TKey, TValue>"] = new(CollectionWalk.Itself, "ToImmutableDictionary"),
        [$"{Immutable}IImmutableDictionary<TKey, TValue>"] = new(CollectionWalk.Behind, "ToImmutableDictionary"),
        [$"{Immutable}ImmutableSortedDictionary<TKey, TValue>"] = new(CollectionWalk.Itself, "ToImmutableSortedDictionary"),
        [$"{Frozen}FrozenDictionary<TKey, TValue>"] = new(CollectionWalk.Itself, "ToFrozenDictionary"),
    };

    public static CollectionType? FindList(string definition) => Lists.TryGetValue(definition, out var list) ? list : null;

    public static CollectionType? FindDictionary(string definition) => Dictionaries.TryGetValue(definition, out var dictionary) ? dictionary : null;
}
