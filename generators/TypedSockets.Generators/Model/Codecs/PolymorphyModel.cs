namespace TypedSockets.Generators.Model;

/// <summary>A type whose values are told apart in JSON by a discriminator, as its attributes ask.</summary>
/// <param name="TypeName">The type in C#.</param>
/// <param name="Discriminator">The name of the discriminator's member as a C# literal, quotes included.</param>
/// <param name="IsListed">Whether the type itself is among the derived ones.</param>
/// <param name="Derived">The types that are known.</param>
/// <param name="Unknown">What is written for one that is not.</param>
/// <param name="IgnoresUnknown">Whether a discriminator that is not known reads as none.</param>
/// <param name="Warnings">The ids by which the use of what the codec names is reported.</param>
internal sealed record PolymorphyModel(
    string TypeName,
    string Discriminator,
    bool IsListed,
    EquatableArray<DerivedModel> Derived,
    UnknownDerived Unknown,
    bool IgnoresUnknown,
    EquatableArray<string> Warnings);

/// <summary>A type among those that a discriminator tells apart.</summary>
/// <param name="TypeName">The type in C#.</param>
/// <param name="Value">The discriminator as a C# expression: UTF-8 or a number; null where the type has none.</param>
/// <param name="Run">The literal run that an object of the type begins with: <c>{"$type":"bird"</c>; null where it has no discriminator.</param>
/// <param name="Write">The method that writes it without one.</param>
/// <param name="Read">The method that reads what follows the discriminator.</param>
internal sealed record DerivedModel(string TypeName, string? Value, string? Run, string Write, string Read);

/// <summary>What is written for a derived type that is not known. The values of <c>JsonUnknownDerivedTypeHandling</c>.</summary>
internal enum UnknownDerived
{
    Fail,
    Base,
    NearestAncestor,
}
