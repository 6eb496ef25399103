namespace TypedSockets.Generators.Model;

/// <summary>A member as it is set on an object that is there already.</summary>
/// <param name="Member">The member.</param>
/// <param name="Setter">How it is set.</param>
internal sealed record PopulatedMember(ReadMember Member, MemberSetter Setter);
