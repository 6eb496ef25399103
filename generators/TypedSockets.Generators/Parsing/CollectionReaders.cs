using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Gathers the functions that one codec needs to read collections, each once.</summary>
internal sealed class CollectionReaders
{
    private readonly List<CollectionReader> readers = [];

    /// <summary>Takes up the collections in a member's shape; the functions are named after the member.</summary>
    /// <param name="member">The member.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="isPopulated">Whether what it holds is added to.</param>
    public void Add(string member, TypeShape? shape, bool isPopulated = false)
    {
        member = member.TrimStart('@');
        switch (shape)
        {
            case NullableShape nullable:
                Add(member, nullable.Value);
                break;
            case CollectionShape collection when isPopulated:
                Add("Populate", member, collection, isPopulation: true);
                goto default;
            default:
                if (shape is CollectionShape read && !readers.Exists(reader => reader.Shape == read && !reader.IsPopulation))
                {
                    Add("Read", member, read, isPopulation: false);
                    Add($"{member}Item", read.Element);
                }

                break;
        }
    }

    public EquatableArray<CollectionReader> ToArray() => readers.ToEquatableArray();

    private void Add(string verb, string member, CollectionShape collection, bool isPopulation)
    {
        var method = $"{verb}{char.ToUpperInvariant(member[0])}{member[1..]}";
        readers.Add(new(readers.Exists(reader => string.Equals(reader.Method, method, StringComparison.Ordinal)) ? $"{method}{readers.Count + 1}" : method, collection, isPopulation));
    }
}
