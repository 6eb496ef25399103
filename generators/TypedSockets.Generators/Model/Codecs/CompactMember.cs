namespace TypedSockets.Generators.Model;

/// <summary>A member of a compact message, which is known by its place.</summary>
/// <param name="JsonName">Its name in JSON, which only the record of the order has.</param>
/// <param name="Written">How it is written; null where null is written in its place.</param>
/// <param name="Read">How it is read; null where it is skipped.</param>
internal sealed record CompactMember(string JsonName, WrittenMember? Written, ReadMember? Read)
{
    /// <summary>Whether null says that the member is absent, as it would be in a map.</summary>
    public bool MayBeAbsent => Written is null or { When: WriteWhen.NotNull };
}
