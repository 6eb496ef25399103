namespace TypedSockets.Generators.Model;

/// <summary>How a member is set on an object that is there.</summary>
/// <param name="Before">What stands before the value: <c>result.Color = </c>.</param>
/// <param name="After">What stands after it, up to the semicolon.</param>
internal sealed record MemberSetter(string Before, string After)
{
    /// <summary>The statement that sets it.</summary>
    public string Statement(string value) => $"{Before}{value}{After};";
}
