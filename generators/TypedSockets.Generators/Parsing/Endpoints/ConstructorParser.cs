using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Chooses the constructor that creates an endpoint from its connection's services.</summary>
internal static class ConstructorParser
{
    /// <summary>Parses the constructor, or returns null where there is none that services can fill.</summary>
    public static ConstructorModel? Parse(INamedTypeSymbol endpoint, KnownTypes types)
    {
        var needsMembers = BasesAndSelf(endpoint).SelectMany(type => type.GetMembers())
            .Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
        var candidates = endpoint.InstanceConstructors
            .Where(constructor => constructor.Parameters.All(parameter => CanBeService(parameter, types)))
            .Where(constructor => !AttributeRules.IsForbidden(constructor, types))
            .Where(constructor => !needsMembers || KnownTypes.HasAttribute(constructor, types.SetsRequiredMembersAttribute))
            .ToList();

        // The generated call stands inside the class, so that a constructor of any accessibility will do.
        var chosen = candidates
            .OrderByDescending(constructor => KnownTypes.HasAttribute(constructor, types.ActivatorUtilitiesConstructorAttribute))
            .ThenByDescending(constructor => constructor.DeclaredAccessibility == Accessibility.Public)
            .ThenByDescending(constructor => constructor.Parameters.Length)
            .FirstOrDefault();
        return chosen is null ? null : new(chosen.Parameters.Select(parameter => ParseService(parameter, types)).ToEquatableArray());
    }

    private static bool CanBeService(IParameterSymbol parameter, KnownTypes types) =>
        parameter.RefKind is RefKind.None or RefKind.In
        && parameter.Type is { IsRefLikeType: false, TypeKind: not (TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Error) }
        && KeyOf(parameter, types)?.Kind != TypedConstantKind.Array;

    private static ServiceModel ParseService(IParameterSymbol parameter, KnownTypes types)
    {
        var type = parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        var key = KeyOf(parameter, types) is { IsNull: false } constant ? ConstantExpression.Of(constant) : null;
        return new(TypeNames.Of(type), KnownTypes.Is(type, types.ServiceProvider), key, ParseFallback(parameter));
    }

    private static FallbackModel? ParseFallback(IParameterSymbol parameter)
    {
        var type = parameter.Type;
        var underlying = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : null;
        var acceptsNull = underlying is not null || type.NullableAnnotation == NullableAnnotation.Annotated;
        if (!acceptsNull && !parameter.HasExplicitDefaultValue)
        {
            return null;
        }

        var value = parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null;
        var expression = value is not null ? ConstantExpression.Of(underlying ?? type, value)
            : type.IsValueType && underlying is null ? "default"
            : null;
        return new(expression, acceptsNull, type.IsValueType ? TypeNames.Of(underlying ?? type) : null);
    }

    private static TypedConstant? KeyOf(IParameterSymbol parameter, KnownTypes types) =>
        KnownTypes.FindAttribute(parameter, types.FromKeyedServicesAttribute) is { ConstructorArguments: [var key] } ? key : null;

    private static IEnumerable<INamedTypeSymbol> BasesAndSelf(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
