namespace TypedSockets.Generators.Model;

/// <summary>A member as it is read.</summary>
/// <param name="Name">The member in C#.</param>
/// <param name="JsonName">Its name in JSON as a C# literal, quotes included.</param>
/// <param name="Shape">The shape of its value; null where the value is skipped.</param>
/// <param name="Local">The variable that holds the value until the object is made.</param>
/// <param name="Initial">What the variable holds where the member is absent.</param>
/// <param name="IsRequired">Whether its absence is an error.</param>
/// <param name="AllowsNull">Whether null is read rather than refused.</param>
/// <param name="IsForgiven">Whether the variable may hold null where the member's annotation says otherwise.</param>
/// <param name="Target">How the value gets into the object.</param>
/// <param name="Accessor">The method that sets it, for <see cref="ReadTarget.Accessor"/>.</param>
internal sealed record ReadMember(
    string Name,
    string JsonName,
    TypeShape? Shape,
    string Local,
    string Initial,
    bool IsRequired,
    bool AllowsNull,
    bool IsForgiven,
    ReadTarget Target,
    string? Accessor = null)
{
    /// <summary>The value as it is handed on.</summary>
    public string Value => IsForgiven ? $"{Local}!" : Local;
}

/// <summary>How a value that was read gets into its object.</summary>
internal enum ReadTarget
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>As an argument of the constructor.</summary>
    Constructor,

    /// <summary>In the object initializer.</summary>
    Initializer,

    /// <summary>Through its setter, where it was present.</summary>
    Setter,

    /// <summary>Through an accessor to its setter, where it was present.</summary>
    Accessor,
}
