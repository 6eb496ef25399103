namespace TypedSockets.Generators.Model;

/// <summary>A member as it is set on an object that is there already.</summary>
/// <param name="Member">The member.</param>
/// <param name="Target">By its setter or an accessor to that.</param>
/// <param name="Accessor">The accessor, if there is one.</param>
internal sealed record PopulatedMember(ReadMember Member, ReadTarget Target, string? Accessor);
