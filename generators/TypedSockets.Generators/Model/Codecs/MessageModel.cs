namespace TypedSockets.Generators.Model;

/// <summary>A message and what is needed to write its codec.</summary>
/// <param name="HintName">The name of its generated file.</param>
/// <param name="Hierarchy">Where it is declared.</param>
/// <param name="Name">The type as its own members can write it: <c>Said</c>.</param>
/// <param name="MessageType">Its name on the wire.</param>
/// <param name="Shape">Its members.</param>
/// <param name="Polymorphy">How derived types are told apart, if they are.</param>
/// <param name="HasMessagePack">Whether it gets a codec of the binary protocol too.</param>
/// <param name="Payloads">The payload types that it holds, directly or in others.</param>
internal sealed record MessageModel(
    string HintName,
    HierarchyInfo Hierarchy,
    string Name,
    string MessageType,
    ObjectModel Shape,
    PolymorphyModel? Polymorphy,
    bool HasMessagePack,
    EquatableArray<PayloadModel> Payloads)
{
    /// <summary>The names in JSON of the members in the order of the array; null where the message is never written as one.</summary>
    public IEnumerable<string>? CompactOrder =>
        Shape is { IsCompact: true, Extension: null } && Polymorphy is null ? Shape.Compact.Select(member => member.JsonName) : null;

    public bool HoldsPayloads => Polymorphy is not null || Shape.HoldsPayloads;

    /// <summary>The ids by which the use of what the codec names is reported.</summary>
    public IEnumerable<string> Warnings => Shape.Warnings.Concat(Polymorphy?.Warnings ?? []);
}
