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
/// <param name="Codec">What writes it without one, and reads what follows it.</param>
internal sealed record DerivedModel(string TypeName, string? Value, string? Run, DerivedCodec Codec);

/// <summary>What writes and reads a derived type as what it is, without a discriminator of its own.</summary>
/// <param name="Payload">The payload type that it is; null where it is none.</param>
/// <param name="Message">The message that it is; null where it is none. Where it is neither, it is the base type itself.</param>
internal sealed record DerivedCodec(PayloadShape? Payload, MessageShape? Message);

/// <summary>What is written for a derived type that is not known. The values of <c>JsonUnknownDerivedTypeHandling</c>.</summary>
internal enum UnknownDerived
{
    Fail,
    Base,
    NearestAncestor,
}
