namespace TypedSockets.Generators.Model;

/// <summary>A payload type: a record, struct or class that messages hold.</summary>
/// <param name="CodecName">The name of its codec, unique in the assembly.</param>
/// <param name="Display">The type as people write it.</param>
/// <param name="TypeName">The type in C#.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="Shape">Its members; null where only types derived from it are written and read.</param>
/// <param name="Polymorphy">How derived types are told apart, if they are.</param>
/// <param name="IsPopulated">Whether members of this type are read into what they hold already.</param>
internal sealed record PayloadModel(string CodecName, string Display, string TypeName, bool IsValueType, ObjectModel? Shape, PolymorphyModel? Polymorphy, bool IsPopulated)
{
    /// <summary>Whether it gets a codec of the binary protocol too.</summary>
    public bool HasMessagePack { get; init; }

    /// <summary>Whether another codec has a name that differs in case alone, as names of files must not.</summary>
    public bool HasTwin { get; init; }

    public bool HoldsPayloads => Polymorphy is not null || Shape is { HoldsPayloads: true };

    /// <summary>The ids by which the use of what the codec names is reported.</summary>
    public IEnumerable<string> Warnings => (Shape?.Warnings ?? []).Concat(Polymorphy?.Warnings ?? []);
}
