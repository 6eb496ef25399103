using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>
/// What the attributes of <c>System.Text.Json</c>, and <c>[Obsolete]</c>, say. One that codecs do not follow is refused, never passed over: what
/// a message means must not depend on who reads it.
/// </summary>
internal static class AttributeRules
{
    /// <summary>Why a member can't be serialized as its attributes ask, or null.</summary>
    public static string? FindUnsupported(ISymbol member, KnownTypes types)
    {
        INamedTypeSymbol?[] supported =
        [
            types.JsonPropertyNameAttribute, types.JsonPropertyOrderAttribute, types.JsonIgnoreAttribute, types.JsonIncludeAttribute,
            types.JsonRequiredAttribute, types.JsonConverterAttribute, types.JsonNumberHandlingAttribute, types.JsonExtensionDataAttribute, types.JsonObjectCreationHandlingAttribute,
        ];
        return FindUnsupported(member, types, supported);
    }

    /// <summary>Why a type can't be serialized as its attributes ask, or null.</summary>
    public static string? FindUnsupported(INamedTypeSymbol type, KnownTypes types) =>
        FindUnsupported(type, types, [types.JsonNumberHandlingAttribute, types.JsonObjectCreationHandlingAttribute, types.JsonUnmappedMemberHandlingAttribute, types.JsonPolymorphicAttribute, types.JsonDerivedTypeAttribute]);

    /// <summary>Whether a converter attribute asks for an enum's names, for the enum it stands at.</summary>
    public static bool IsEnumNames(AttributeData converter, ITypeSymbol enumType, KnownTypes types) =>
        converter.ConstructorArguments is [{ Value: INamedTypeSymbol converterType }]
        && (KnownTypes.Is(converterType, types.JsonStringEnumConverter)
            || (KnownTypes.Is(converterType.OriginalDefinition, types.JsonStringEnumConverterOfT)
                && SymbolEqualityComparer.Default.Equals(converterType.TypeArguments[0], enumType)));

    /// <summary>Whether <c>[Obsolete]</c> makes an error of every use, which nothing silences.</summary>
    public static bool IsForbidden(ISymbol symbol, KnownTypes types) =>
        KnownTypes.FindAttribute(symbol, types.ObsoleteAttribute)?.ConstructorArguments is [_, { Value: true }];

    public static string? NameOf(ISymbol member, KnownTypes types) =>
        KnownTypes.FindAttribute(member, types.JsonPropertyNameAttribute)?.ConstructorArguments is [{ Value: string name }] ? name : null;

    public static int OrderOf(ISymbol member, KnownTypes types) =>
        KnownTypes.FindAttribute(member, types.JsonPropertyOrderAttribute)?.ConstructorArguments is [{ Value: int order }] ? order : 0;

    /// <summary>How numbers are written and read, as flags of <c>JsonNumberHandling</c>; null where the symbol does not say.</summary>
    public static int? NumberHandlingOf(ISymbol symbol, KnownTypes types) =>
        KnownTypes.FindAttribute(symbol, types.JsonNumberHandlingAttribute)?.ConstructorArguments is [{ Value: int handling }] ? handling : null;

    /// <summary>Whether what a member holds is added to; null where the symbol does not say.</summary>
    public static bool? PopulatesOf(ISymbol symbol, KnownTypes types) =>
        KnownTypes.FindAttribute(symbol, types.JsonObjectCreationHandlingAttribute)?.ConstructorArguments is [{ Value: int handling }] ? handling == 1 : null;

    /// <summary>Whether members that a type does not have are an error.</summary>
    public static bool RefusesUnmapped(ISymbol type, KnownTypes types) =>
        KnownTypes.FindAttribute(type, types.JsonUnmappedMemberHandlingAttribute)?.ConstructorArguments is [{ Value: 1 }];

    public static JsonIgnore IgnoreOf(ISymbol member, KnownTypes types)
    {
        var attribute = KnownTypes.FindAttribute(member, types.JsonIgnoreAttribute);
        if (attribute is null)
        {
            return JsonIgnore.Never;
        }

        foreach (var argument in attribute.NamedArguments)
        {
            if (argument is { Key: "Condition", Value.Value: int condition })
            {
                return (JsonIgnore)condition;
            }
        }

        return JsonIgnore.Always;
    }

    private static string? FindUnsupported(ISymbol symbol, KnownTypes types, INamedTypeSymbol?[] supported)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (IsJson(attribute.AttributeClass, types) && !supported.Any(known => KnownTypes.Is(attribute.AttributeClass, known)))
            {
                var name = attribute.AttributeClass!.Name;
                return $"[{(name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name)}] is not supported";
            }
        }

        return null;
    }

    private static bool IsJson(INamedTypeSymbol? attribute, KnownTypes types)
    {
        for (var type = attribute; type is not null; type = type.BaseType)
        {
            if (KnownTypes.Is(type, types.JsonAttribute))
            {
                return true;
            }
        }

        return false;
    }
}
