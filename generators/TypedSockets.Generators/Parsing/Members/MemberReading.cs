using System.Text;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Decides how the members of an object are read.</summary>
internal sealed class MemberReading
{
    private readonly List<MemberPart> parts;
    private readonly Construction construction;
    private readonly List<ReadMember> members = [];

    /// <param name="parts">All members, in the order of writing.</param>
    /// <param name="construction">How the object is made of them.</param>
    /// <param name="accessors">Takes up what only accessors can get and set.</param>
    public MemberReading(IEnumerable<MemberPart> parts, Construction construction, AccessorBuilder accessors)
    {
        this.construction = construction;

        // What is written comes first: the run of each leads to the next. Of the rest, only what matters is known by name.
        this.parts = [.. parts.Where(part => part.IsWritten || construction.IsCounted(part.Member)).OrderBy(part => part.IsWritten ? 0 : 1)];
        var bits = 0;
        for (var i = 0; i < this.parts.Count; i++)
        {
            var isCounted = construction.IsCounted(this.parts[i].Member);
            var follower = i + 1 < this.parts.Count && this.parts[i + 1].IsWritten ? JsonLiterals.Run(',', this.parts[i + 1].Member.JsonName) : null;
            members.Add(ToModel(this.parts[i], isCounted ? new(bits++) : null, follower, accessors));
        }
    }

    public EquatableArray<ReadMember> Members => members.ToEquatableArray();

    /// <summary>The run that an object begins with which this side wrote.</summary>
    public string? Start => parts is [{ IsWritten: true, Member.JsonName: var name }, ..] ? JsonLiterals.Run('{', name) : null;

    public EquatableArray<NamesOfLength> Names => parts
        .Select((part, index) => (Length: Encoding.UTF8.GetByteCount(part.Member.JsonName), Name: new NamedMember(JsonLiterals.Literal(part.Member.JsonName), index)))
        .GroupBy(pair => pair.Length, pair => pair.Name)
        .OrderBy(group => group.Key)
        .Select(group => new NamesOfLength(group.Key, group.ToEquatableArray()))
        .ToEquatableArray();

    public EquatableArray<RequiredMembers> Required => parts
        .Select((part, index) => (part.Member, members[index].Bit))
        .Where(pair => pair.Bit is not null && construction.IsRequired(pair.Member))
        .GroupBy(pair => pair.Bit!.Word)
        .Select(group => new RequiredMembers(
            group.Key,
            group.Aggregate(0UL, (mask, pair) => mask | (1UL << pair.Bit!.Place)),
            group.Select(pair => JsonLiterals.Literal(pair.Member.JsonName)).ToEquatableArray()))
        .ToEquatableArray();

    /// <summary>How the members are set on an object that is there.</summary>
    public EquatableArray<PopulatedMember> Populated(AccessorBuilder accessors) => members
        .Select((member, index) => (Model: member, parts[index].Member))
        .Where(pair => pair.Member.IsSettable && pair.Model.Target is not (ReadTarget.None or ReadTarget.Population))
        .Select(pair => new PopulatedMember(pair.Model, accessors.Set(pair.Member)!))
        .ToEquatableArray();

    /// <summary>What was read of a member.</summary>
    public ReadMember? Find(JsonMember? member) => parts.FindIndex(part => part.Member == member) is var index and >= 0 ? members[index] : null;

    private ReadMember ToModel(MemberPart part, SeenBit? bit, string? follower, AccessorBuilder accessors)
    {
        var member = part.Member;
        var target = construction.TargetOf(member);
        var allowsNull = construction.AllowsNull(member);
        return new(
            part.Name,
            JsonLiterals.Literal(member.JsonName),
            bit,
            target is ReadTarget.None ? null : part.Shape,
            part.Local,
            construction.ParameterOf(member) is { } parameter ? DefaultValues.Of(parameter) : DefaultValues.Of(member.Type),
            allowsNull,
            IsForgiven: part.Shape is { CanBeNull: true } && !(construction.IsAnnotated(member) && allowsNull),
            target,
            target is ReadTarget.Population ? accessors.Get(member, "result") : null,
            target is ReadTarget.Setter or ReadTarget.Population ? accessors.Set(member) : null,
            follower);
    }
}
