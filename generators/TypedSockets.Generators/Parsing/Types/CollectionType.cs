using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>How a type of collection is written and read, whatever it holds.</summary>
/// <param name="Walk">How its elements are enumerated.</param>
/// <param name="Gathered">The method that makes it of all its elements; null where they are added to a new one.</param>
/// <param name="Added">The method that adds one element to it; null where it can't be added to.</param>
internal sealed record CollectionType(CollectionWalk Walk, string? Gathered, string? Added = null)
{
    /// <summary>A class or struct that elements are added to through the interface that it implements.</summary>
    public static readonly CollectionType Own = new(CollectionWalk.Behind, Gathered: null, Added: "");
}
