using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>What generated members are called after an operation.</summary>
internal static class OperationNames
{
    private const string Suffix = "Async";

    /// <summary>The method's name as a word of the contract: <c>Said</c> for <c>SaidAsync</c>.</summary>
    public static string WithoutAsync(OperationModel operation)
    {
        var name = operation.Method.TrimStart('@');
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }
}
