using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedSockets.Generators.Parsing;

/// <summary>How types are written: in full for generated code, in short for people.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat full = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The type as generated code writes it: <c>global::Chat.Said</c>, with the nullability of what it holds.</summary>
    public static string Full(ITypeSymbol type) => type.ToDisplayString(full);

    /// <summary>The type as a diagnostic writes it: <c>Said</c>.</summary>
    public static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>The method as a diagnostic writes it: <c>IChat.SayAsync</c>.</summary>
    public static string Short(IMethodSymbol method) => $"{Short(method.ContainingType)}.{method.Name}";

    /// <summary>A full name as a diagnostic writes it: <c>Chat.Said</c>.</summary>
    public static string Plain(string fullName) => fullName.Replace("global::", "");
}
