using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Gathers the functions that one codec needs to read collections, each once.</summary>
internal sealed class CollectionReaders
{
    private readonly List<CollectionReader> readers = [];

    /// <summary>Takes up the collections in a member's shape; the functions are named after the member.</summary>
    public void Add(ReadMember member)
    {
        var name = member.Name.TrimStart('@');
        if (member is not { Target: ReadTarget.Population, Shape: CollectionShape collection })
        {
            AddRead(name, member.Shape);
            return;
        }

        Add("Populate", name, collection, isPopulation: true);
        AddRead(name, collection);
    }

    public EquatableArray<CollectionReader> ToArray() => readers.ToEquatableArray();

    private void AddRead(string name, TypeShape? shape)
    {
        switch (shape)
        {
            case NullableShape nullable:
                AddRead(name, nullable.Value);
                break;
            case CollectionShape collection when !readers.Exists(reader => reader.Shape == collection && !reader.IsPopulation):
                Add("Read", name, collection, isPopulation: false);
                AddRead($"{name}Item", collection.Element);
                break;
        }
    }

    private void Add(string verb, string member, CollectionShape collection, bool isPopulation)
    {
        var method = $"{verb}{char.ToUpperInvariant(member[0])}{member[1..]}";
        readers.Add(new(readers.Exists(reader => string.Equals(reader.Method, method, StringComparison.Ordinal)) ? $"{method}{readers.Count + 1}" : method, collection, isPopulation));
    }
}
