using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>How refusals name what they speak of.</summary>
internal static class DiagnosticNames
{
    /// <summary><c>IChat</c></summary>
    public static string Of(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary><c>IChat.SayAsync</c></summary>
    public static string Of(IMethodSymbol method) => $"{Of(method.ContainingType)}.{method.Name}";

    /// <summary><c>Chat.Said</c>, where only its name in generated code is left of a type.</summary>
    public static string Of(string fullName) => fullName.Replace("global::", "");
}
