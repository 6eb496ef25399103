using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>A member, with what its codec needs for its value.</summary>
/// <param name="Member">The member.</param>
/// <param name="Local">The name of a variable for its value.</param>
/// <param name="Shape">The shape of its value; null where the member is skipped both ways.</param>
internal sealed record MemberPart(JsonMember Member, string Local, TypeShape? Shape)
{
    /// <summary>The member as C# writes it.</summary>
    public string Name => HierarchyInfo.Escape(Member.Symbol.Name);

    public bool IsWritten => Shape is not null && Member.IsWritten;
}
