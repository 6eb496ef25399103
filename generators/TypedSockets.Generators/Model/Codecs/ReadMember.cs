namespace TypedSockets.Generators.Model;

/// <summary>A member as it is read.</summary>
/// <param name="Name">The member in C#.</param>
/// <param name="JsonName">Its name in JSON as a C# literal, quotes included.</param>
/// <param name="Bit">Which bit tells whether it was there; null where it may stand twice.</param>
/// <param name="Shape">The shape of its value; null where the value is skipped.</param>
/// <param name="Local">The variable that holds the value until the object is made.</param>
/// <param name="Initial">What the variable holds where the member is absent.</param>
/// <param name="AllowsNull">Whether null is read rather than refused.</param>
/// <param name="IsForgiven">Whether the variable may hold null where the member's annotation says otherwise.</param>
/// <param name="Target">How the value gets into the object.</param>
/// <param name="Held">What the member of <c>result</c> holds, for <see cref="ReadTarget.Population"/>.</param>
/// <param name="Setter">How it is set on <c>result</c>, for <see cref="ReadTarget.Setter"/> and, if it can be, <see cref="ReadTarget.Population"/>.</param>
/// <param name="Follower">The literal run up to the value of the member that is written next, which is the next one in the list; null for the last.</param>
internal sealed record ReadMember(
    string Name,
    string JsonName,
    SeenBit? Bit,
    TypeShape? Shape,
    string Local,
    string Initial,
    bool AllowsNull,
    bool IsForgiven,
    ReadTarget Target,
    string? Held,
    MemberSetter? Setter,
    string? Follower)
{
    /// <summary>The value as it is handed on.</summary>
    public string Value => IsForgiven ? $"{Local}!" : Local;
}
