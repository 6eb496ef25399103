using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Finds how values are written and read that the user has code of his own for: a converter or a context of <c>System.Text.Json</c>.</summary>
internal static class ForeignTypes
{
    /// <summary>What a refusal says can be done for a type that a context may know.</summary>
    public const string NameContext = "name a JsonSerializerContext that lists it with [WsJson]";

    private const string Codec = "global::TypedSockets.WsJsonCodec";

    private const string MetadataServices = "global::System.Text.Json.Serialization.Metadata.JsonMetadataServices";

    /// <summary>The shape of a kind of JSON that <c>System.Text.Json</c> has a converter for; null where the type is none.</summary>
    public static TypeShape? FindNode(ITypeSymbol type) =>
        type is { Name: "JsonObject" or "JsonArray" or "JsonValue", ContainingNamespace: { Name: "Nodes", ContainingNamespace: { Name: "Json", ContainingNamespace: { Name: "Text", ContainingNamespace.Name: "System" } } } }
            ? new ForeignShape(TypeNames.Of(type), CanBeNull: true, $"{MetadataServices}.{type.Name}Converter")
            : null;

    /// <summary>The shape of what a converter writes and reads; null where the converter is refused.</summary>
    public static TypeShape? FindConverter(AttributeData attribute, ITypeSymbol type, MemberPath path, MessageScope scope)
    {
        var converter = attribute.ConstructorArguments is [{ Value: INamedTypeSymbol named }] ? named : null;
        var reason = converter is null || !KnownTypes.Is(attribute.AttributeClass, scope.Types.JsonConverterAttribute) ? "its converter is not named by a type"
            : FindFault(converter, type, scope.Types);
        if (reason is not null)
        {
            return scope.RefuseShape(path, type, reason);
        }

        var name = TypeNames.Of(type);
        return new ForeignShape(name, type.IsReferenceType, $"global::TypedSockets.WsJsonConverter<{name}, {TypeNames.Of(converter!)}>.Instance");
    }

    /// <summary>The shape of what a context writes and reads that the owner or the assembly names; null where none knows the type.</summary>
    public static TypeShape? FindContext(ITypeSymbol type, INamedTypeSymbol owner, KnownTypes types)
    {
        var name = TypeNames.Of(type);
        foreach (var attribute in owner.GetAttributes().Concat(types.Compilation.Assembly.GetAttributes()))
        {
            if (KnownTypes.Is(attribute.AttributeClass, types.WsJsonAttribute)
                && attribute.ConstructorArguments is [{ Value: INamedTypeSymbol context }]
                && context.GetAttributes().Any(listed => Lists(listed, type, types)))
            {
                return new ForeignShape(name, type.IsReferenceType, $"{Codec}.TypeInfo<{name}>({TypeNames.Of(context)}.Default)");
            }
        }

        return null;
    }

    private static bool Lists(AttributeData attribute, ITypeSymbol type, KnownTypes types) =>
        KnownTypes.Is(attribute.AttributeClass, types.JsonSerializableAttribute)
        && attribute.ConstructorArguments is [{ Value: ITypeSymbol listed }]
        && SymbolEqualityComparer.Default.Equals(listed, type);

    private static string? FindFault(INamedTypeSymbol converter, ITypeSymbol type, KnownTypes types)
    {
        if (!types.Compilation.IsSymbolAccessibleWithin(converter, types.Compilation.Assembly)
            || !converter.InstanceConstructors.Any(constructor => constructor is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public })
            || converter.IsAbstract)
        {
            return $"its converter '{converter.Name}' is not accessible, is abstract, or has no public constructor without parameters";
        }

        for (var current = converter; current is not null; current = current.BaseType)
        {
            var isForOther = KnownTypes.Is(current.OriginalDefinition, types.JsonStringEnumConverterOfT)
                ? !SymbolEqualityComparer.Default.Equals(current.TypeArguments[0], type)
                : KnownTypes.Is(current, types.JsonStringEnumConverter) && type.TypeKind is not TypeKind.Enum;
            if (isForOther)
            {
                return $"its converter '{converter.Name}' makes none for it";
            }

            if (KnownTypes.Is(current, types.JsonConverterFactory))
            {
                return null;
            }

            if (KnownTypes.Is(current.OriginalDefinition, types.JsonConverterOfT))
            {
                var converted = current.TypeArguments[0];
                return SymbolEqualityComparer.Default.Equals(converted, type) ? null : $"its converter '{converter.Name}' is one of '{converted.ToDisplayString(TypeNames.Short)}'";
            }
        }

        return $"its converter '{converter.Name}' is no JsonConverter<T>";
    }
}
