using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Decides how the members of an object are written.</summary>
internal static class MemberWriting
{
    public static EquatableArray<WrittenMember> Of(IEnumerable<MemberPart> parts, AccessorBuilder accessors)
    {
        var written = new List<WrittenMember>();
        foreach (var part in parts.Where(part => part.IsWritten))
        {
            var when = part.Member.When(part.Shape!);
            var lead = LeadOf(written, IsCertain(when));
            written.Add(new(accessors.Get(part.Member, "message"), JsonLiterals.Literal(part.Member.JsonName), JsonLiterals.Run(lead is WriteLead.Start ? '{' : ',', part.Member.JsonName), lead, part.Local, part.Shape!, when));
        }

        return written.ToEquatableArray();
    }

    private static WriteLead LeadOf(List<WrittenMember> before, bool isCertain) => before.Count == 0 && isCertain ? WriteLead.Start
        : before.Exists(member => IsCertain(member.When)) ? WriteLead.Comma
        : WriteLead.MaybeComma;

    private static bool IsCertain(WriteWhen when) => when is WriteWhen.Always or WriteWhen.NeverNull;
}
