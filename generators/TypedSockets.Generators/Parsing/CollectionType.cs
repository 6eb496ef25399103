using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>How a type of collection is written and read, whatever it holds.</summary>
/// <param name="Walk">How its elements are enumerated.</param>
/// <param name="Gathered">The method that makes it of all elements.</param>
internal sealed record CollectionType(CollectionWalk Walk, string Gathered)
{
    public CollectionBuild Build => new(Gathered);
}
