using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Gathers the functions that one codec needs to read collections, each once.</summary>
internal sealed class CollectionReaders
{
    private readonly List<CollectionReader> readers = [];

    /// <summary>Takes up the collections in a member's shape; the functions are named after the member.</summary>
    public void Add(string member, TypeShape? shape)
    {
        member = member.TrimStart('@');
        switch (shape)
        {
            case NullableShape nullable:
                Add(member, nullable.Value);
                break;
            case CollectionShape collection when !readers.Exists(reader => reader.Shape == collection):
                var method = $"Read{char.ToUpperInvariant(member[0])}{member[1..]}";
                readers.Add(new(readers.Exists(reader => string.Equals(reader.Method, method, StringComparison.Ordinal)) ? $"{method}{readers.Count + 1}" : method, collection));
                Add($"{member}Item", collection.Element);
                break;
        }
    }

    public EquatableArray<CollectionReader> ToArray() => readers.ToEquatableArray();
}
