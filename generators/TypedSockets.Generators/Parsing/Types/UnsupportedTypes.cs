using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>Says of types without a codec why they have none.</summary>
internal static class UnsupportedTypes
{
    /// <summary>How deep type arguments may nest. A generic type that holds itself with a larger argument has no end.</summary>
    private const int MaxDepth = 8;

    /// <summary>Why a type can't be a payload type, or null.</summary>
    public static string? FindReason(INamedTypeSymbol type, KnownTypes types) => type switch
    {
        _ when type.TypeKind is TypeKind.Class or TypeKind.Interface && PolymorphyParser.IsPolymorphic(type, types) => null,
        { Name: "IAsyncEnumerable", ContainingNamespace.Name: "Generic" } => "it is a stream: an operation may send or return one, a message can't hold it",
        { TypeKind: not (TypeKind.Class or TypeKind.Struct) } => FindKindReason(type),
        { SpecialType: SpecialType.System_Object } => $"what it holds is not known: {ForeignTypes.NameContext}",
        _ when IsOfSystem(type) && !IsObjectOfSystem(type) => $"TypedSockets has no codec for it: {ForeignTypes.NameContext}",
        { IsRefLikeType: true } => "it is a ref struct",
        { IsAbstract: true } => $"it is abstract: name what derives from it with [JsonDerivedType], or {ForeignTypes.NameContext}",
        _ when HidesParameter(type) => "one of its type parameters has the name of one of a type that it is nested in",
        _ when DepthOf(type) > MaxDepth => $"its type arguments nest more than {MaxDepth} deep, as they do in a type that holds ever larger ones of its kind",
        _ => null,
    };

    /// <summary>Why a type that is no class or struct has no codec.</summary>
    public static string FindKindReason(ITypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Delegate => "it is a delegate",
        TypeKind.Interface => $"it is an interface: name what implements it with [JsonDerivedType], or {ForeignTypes.NameContext}",
        TypeKind.Pointer or TypeKind.FunctionPointer => "it is a pointer",
        TypeKind.Dynamic => "what it holds is not known: use a JsonElement",
        TypeKind.TypeParameter => "it is a type parameter",
        _ => $"TypedSockets has no codec for it: {ForeignTypes.NameContext}",
    };

    private static int DepthOf(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { IsGenericType: true } named => Math.Max(named.ContainingType is { } outer ? DepthOf(outer) : 0, named.TypeArguments.IsEmpty ? 0 : 1 + named.TypeArguments.Max(DepthOf)),
        IArrayTypeSymbol array => 1 + DepthOf(array.ElementType),
        _ => 0,
    };

    private static bool HidesParameter(INamedTypeSymbol type)
    {
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (outer.TypeParameters.Any(parameter => type.TypeParameters.Any(own => string.Equals(own.Name, parameter.Name, StringComparison.Ordinal))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether <c>System.Text.Json</c> takes it for an object with members.</summary>
    private static bool IsObjectOfSystem(INamedTypeSymbol type) => type.IsTupleType
        || type is { Name: "Tuple", ContainingNamespace.Name: "System" } or { Name: "KeyValuePair", ContainingNamespace.Name: "Generic" };

    private static bool IsOfSystem(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            space = outer;
        }

        return string.Equals(space.Name, "System", StringComparison.Ordinal);
    }
}
