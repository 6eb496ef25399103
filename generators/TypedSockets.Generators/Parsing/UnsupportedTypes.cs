using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>Says of types without a codec why they have none.</summary>
internal static class UnsupportedTypes
{
    /// <summary>Why a type can't be a payload type, or null.</summary>
    public static string? FindReason(INamedTypeSymbol type) => type switch
    {
        { TypeKind: not (TypeKind.Class or TypeKind.Struct) } => FindKindReason(type),
        { SpecialType: SpecialType.System_Object } => "what it holds is not known",
        _ when IsOfSystem(type) => "TypedSockets has no codec for it",
        { IsRefLikeType: true } => "it is a ref struct",
        { IsAbstract: true } => "it is abstract",
        _ when type.AllInterfaces.Any(implemented => implemented.SpecialType is SpecialType.System_Collections_IEnumerable) => "it is a collection of its own; List, arrays, the interfaces they implement, HashSet, ImmutableArray, ImmutableList and Dictionary are supported",
        _ when type.ContainingType is { IsGenericType: true } => "it is nested in a generic type",
        _ => null,
    };

    /// <summary>Why a type that is no class or struct has no codec.</summary>
    public static string FindKindReason(ITypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Delegate => "it is a delegate",
        TypeKind.Interface => "it is an interface, and what implements it is not known",
        TypeKind.Pointer or TypeKind.FunctionPointer => "it is a pointer",
        TypeKind.Dynamic => "what it holds is not known",
        TypeKind.TypeParameter => "it is a type parameter",
        _ when type.IsTupleType => "it is a tuple, whose names do not exist at run time; use a record",
        _ => "TypedSockets has no codec for it",
    };

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
