using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

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

    /// <summary>The type parameters of a type and of those it is nested in, in angle brackets; nothing where it has none.</summary>
    public static string ParametersOf(INamedTypeSymbol type) =>
        Listed(Nesting(type).SelectMany(part => part.TypeParameters).Select(parameter => HierarchyInfo.Escape(parameter.Name)));

    /// <summary>The same for its type arguments.</summary>
    public static string ArgumentsOf(INamedTypeSymbol type) => Listed(Nesting(type).SelectMany(part => part.TypeArguments).Select(Annotated));

    /// <summary>The clauses of constraints of a type and of those it is nested in, each as C# writes it.</summary>
    public static IEnumerable<string> Constraints(INamedTypeSymbol type) => Nesting(type)
        .SelectMany(part => part.ToDisplayString(WithConstraints).Split([" where "], StringSplitOptions.None).Skip(1))
        .Select(clause => $"where {clause}");

    /// <summary>
    /// The same type with no annotation on its type arguments, so that a codec is the same whoever asks for it.
    /// </summary>
    public static INamedTypeSymbol Erase(INamedTypeSymbol type, Compilation compilation)
    {
        if (!type.IsGenericType)
        {
            return type;
        }

        var definition = type.ContainingType is { IsGenericType: true } outer
            ? Erase(outer, compilation).GetTypeMembers(type.Name, type.Arity)[0]
            : type.OriginalDefinition;
        return type.Arity == 0 ? definition : definition.Construct([.. type.TypeArguments.Select(argument => Erase(argument, compilation))]);
    }

    /// <summary>The type and those it is nested in, the outermost first.</summary>
    private static IEnumerable<INamedTypeSymbol> Nesting(INamedTypeSymbol type) => type.ContainingType is { } outer ? Nesting(outer).Append(type) : [type];

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? $"<{list}>" : "";

    private static ITypeSymbol Erase(ITypeSymbol type, Compilation compilation) => (type switch
    {
        INamedTypeSymbol named => Erase(named, compilation),
        IArrayTypeSymbol array => compilation.CreateArrayTypeSymbol(Erase(array.ElementType, compilation), array.Rank),
        _ => type,
    }).WithNullableAnnotation(type.IsReferenceType ? NullableAnnotation.NotAnnotated : type.NullableAnnotation);
}
