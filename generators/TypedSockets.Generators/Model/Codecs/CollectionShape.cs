namespace TypedSockets.Generators.Model;

/// <summary>A JSON array, or an object whose names are data.</summary>
/// <param name="Walk">How its elements are enumerated.</param>
/// <param name="Gathered">The method that makes it of all its elements, <c>ToList</c>; null where they are added to a new one.</param>
/// <param name="Added">The method that adds one element to it: <c>Add</c>; null where it can't be added to.</param>
/// <param name="Element">What it holds; of a dictionary, the values.</param>
/// <param name="ElementName">The type of that, with its annotation.</param>
internal abstract record CollectionShape(string TypeName, bool CanBeNull, CollectionWalk Walk, string? Gathered, string? Added, TypeShape Element, string ElementName)
    : TypeShape(TypeName, CanBeNull)
{
    public override bool HoldsPayload => Element.HoldsPayload;
}

/// <summary>A JSON array.</summary>
internal sealed record ListShape(string TypeName, bool CanBeNull, CollectionWalk Walk, string? Gathered, string? Added, TypeShape Element, string ElementName)
    : CollectionShape(TypeName, CanBeNull, Walk, Gathered, Added, Element, ElementName);

/// <summary>A JSON object whose names are data.</summary>
/// <param name="Key">What the names stand for: a type with a JSON form of its own, or an enum.</param>
internal sealed record DictionaryShape(string TypeName, bool CanBeNull, CollectionWalk Walk, string? Gathered, string? Added, TypeShape Key, TypeShape Element, string ElementName)
    : CollectionShape(TypeName, CanBeNull, Walk, Gathered, Added, Element, ElementName);

/// <summary>How the elements of a collection are enumerated without an allocation.</summary>
internal enum CollectionWalk
{
    /// <summary>The type's own enumerator is a struct, or it is an array.</summary>
    Itself,

    /// <summary>It is an interface; what stands behind it is looked at.</summary>
    Behind,

    /// <summary>It is memory, which is looked at through a span; null is read as none.</summary>
    Span,

    /// <summary>It is an immutable array, which may never have been set.</summary>
    Initialized,
}
