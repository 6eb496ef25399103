namespace TypedSockets.Generators.Model;

/// <summary>A type that is written and read as a JSON object with a member for each property.</summary>
/// <param name="TypeName">The type in C#.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="Written">The members that are written, in their order.</param>
/// <param name="Read">Every member that may stand only once, required ones first; the value of some is skipped.</param>
/// <param name="ConstructorArguments">What the constructor is called with.</param>
/// <param name="Accessors">How members without a setter that is callable are set.</param>
/// <param name="HoldsPayloads">Whether the codec calls codecs of payload types.</param>
internal sealed record ObjectModel(
    string TypeName,
    bool IsValueType,
    EquatableArray<WrittenMember> Written,
    EquatableArray<ReadMember> Read,
    EquatableArray<string> ConstructorArguments,
    EquatableArray<AccessorHolder> Accessors,
    bool HoldsPayloads);
