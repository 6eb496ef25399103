using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Security;

/// <summary>Looks through what members hold for the types that have members of their own.</summary>
internal static class PayloadTypes
{
    /// <summary>The payload type that a value is in the end, or null where it is a single value.</summary>
    public static INamedTypeSymbol? Find(ITypeSymbol type, KnownTypes types) =>
        ValueIn(type) is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } named
        && PrimitiveTypes.Find(named) is null
        && !named.AllInterfaces.Any(implemented => implemented.SpecialType is SpecialType.System_Collections_IEnumerable)
        && !KnownTypes.HasAttribute(named, types.JsonConverterAttribute)
        && named.SpecialType is SpecialType.None
            ? named
            : null;

    /// <summary>What a member holds in the end, behind <c>?</c> and collections.</summary>
    public static ITypeSymbol ValueIn(ITypeSymbol type)
    {
        while (true)
        {
            switch (type)
            {
                case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] }:
                    type = value;
                    break;
                case IArrayTypeSymbol { ElementType: { SpecialType: not (SpecialType.System_Byte or SpecialType.System_Char) } element }:
                    type = element;
                    break;
                case INamedTypeSymbol { Arity: 1 or 2, TypeArguments: [.., { SpecialType: not SpecialType.System_Byte } element] } collection when CollectionTypes.FindList(collection.OriginalDefinition.ToDisplayString()) is not null || CollectionTypes.FindDictionary(collection.OriginalDefinition.ToDisplayString()) is not null:
                    type = element;
                    break;
                default:
                    return type;
            }
        }
    }
}
