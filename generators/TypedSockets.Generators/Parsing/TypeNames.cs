using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>How types are written in generated code and in messages.</summary>
internal static class TypeNames
{
    /// <summary>For people: <c>Page&lt;Said&gt;</c>.</summary>
    public static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.MinimallyQualifiedFormat;

    private static readonly SymbolDisplayFormat Plain = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    private static readonly SymbolDisplayFormat WithAnnotations = Plain
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat WithConstraints = WithAnnotations
        .AddGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    /// <summary>The type without any annotation of nullability.</summary>
    public static string Unannotated(ITypeSymbol type) => type.ToDisplayString(Plain);

    /// <summary>The type with the annotations inside it, but not its own.</summary>
    public static string Of(ITypeSymbol type) => Annotated(type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated) : type);

    /// <summary>The type with all its annotations.</summary>
    public static string Annotated(ITypeSymbol type) => type.ToDisplayString(WithAnnotations);

    /// <summary>The clauses of constraints of a generic type, each as C# writes it.</summary>
    public static IEnumerable<string> Constraints(INamedTypeSymbol type) => type
        .ToDisplayString(WithConstraints)
        .Split([" where "], StringSplitOptions.None)
        .Skip(1)
        .Select(clause => $"where {clause}");

    /// <summary>
    /// The same type with no annotation on its type arguments, so that a codec is the same whoever asks for it.
    /// </summary>
    public static INamedTypeSymbol Erase(INamedTypeSymbol type, Compilation compilation) => type.IsGenericType
        ? type.OriginalDefinition.Construct([.. type.TypeArguments.Select(argument => Erase(argument, compilation))])
        : type;

    private static ITypeSymbol Erase(ITypeSymbol type, Compilation compilation) => (type switch
    {
        INamedTypeSymbol named => Erase(named, compilation),
        IArrayTypeSymbol array => compilation.CreateArrayTypeSymbol(Erase(array.ElementType, compilation), array.Rank),
        _ => type,
    }).WithNullableAnnotation(type.IsReferenceType ? NullableAnnotation.NotAnnotated : type.NullableAnnotation);
}
