using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Makes the model of a type that <c>[JsonPolymorphic]</c> and <c>[JsonDerivedType]</c> give discriminators.</summary>
internal static class PolymorphyParser
{
    private const string DefaultDiscriminator = "$type";

    /// <summary>Whether the type asks for it.</summary>
    public static bool IsPolymorphic(ITypeSymbol type, KnownTypes types) =>
        KnownTypes.HasAttribute(type, types.JsonDerivedTypeAttribute) || KnownTypes.HasAttribute(type, types.JsonPolymorphicAttribute);

    /// <summary>The model; null where the type is refused.</summary>
    /// <param name="type">The type.</param>
    /// <param name="path">The way to it.</param>
    /// <param name="scope">The message.</param>
    public static PolymorphyModel? Parse(INamedTypeSymbol type, MemberPath path, MessageScope scope)
    {
        var options = KnownTypes.FindAttribute(type, scope.Types.JsonPolymorphicAttribute)?.NamedArguments
            .ToDictionary(argument => argument.Key, argument => argument.Value.Value, StringComparer.Ordinal) ?? [];
        var discriminator = options.TryGetValue("TypeDiscriminatorPropertyName", out var name) && name is string text ? text : DefaultDiscriminator;
        var unknown = options.TryGetValue("UnknownDerivedTypeHandling", out var handling) && handling is int value ? (UnknownDerived)value : UnknownDerived.Fail;
        var marks = type.GetAttributes().Where(attribute => KnownTypes.Is(attribute.AttributeClass, scope.Types.JsonDerivedTypeAttribute)).ToList();
        var reason = marks.Count == 0 ? "it is polymorphic and names no derived types; add [JsonDerivedType]"
            : unknown is not UnknownDerived.Fail && type.IsAbstract ? "unknown derived types can't fall back to what is abstract"
            : marks.GroupBy(mark => mark.ConstructorArguments[0].Value).Any(group => group.Count() > 1) ? "it names a derived type twice"
            : marks.Where(mark => mark.ConstructorArguments.Length > 1).GroupBy(mark => mark.ConstructorArguments[1].Value).Any(group => group.Count() > 1) ? "two of its derived types have the same discriminator"
            : null;
        if (reason is not null)
        {
            scope.Refuse(path, type, reason);
            return null;
        }

        var derived = new List<(int Depth, DerivedModel Model)>();
        foreach (var mark in marks)
        {
            if (ParseDerived(type, mark, discriminator, path, scope) is { } model)
            {
                derived.Add((DepthOf((INamedTypeSymbol)mark.ConstructorArguments[0].Value!), model));
            }
        }

        return scope.IsRefused ? null : new(
            TypeNames.Unannotated(type),
            JsonLiterals.Literal(discriminator),
            marks.Exists(mark => SymbolEqualityComparer.Default.Equals(mark.ConstructorArguments[0].Value as ITypeSymbol, type)),
            derived.OrderByDescending(item => item.Depth).Select(item => item.Model).ToEquatableArray(),
            unknown,
            options.TryGetValue("IgnoreUnrecognizedTypeDiscriminators", out var ignores) && ignores is true,
            marks.Aggregate(new UseWarnings(scope.Types).Add(type), (warnings, mark) => warnings.Add(mark.ConstructorArguments[0].Value as ITypeSymbol)).ToArray());
    }

    private static DerivedModel? ParseDerived(INamedTypeSymbol type, AttributeData mark, string discriminator, MemberPath path, MessageScope scope)
    {
        if (mark.ConstructorArguments[0].Value is not INamedTypeSymbol derived || derived.IsUnboundGenericType || !scope.Types.Compilation.HasImplicitConversion(derived, type))
        {
            scope.Refuse(path, type, "one of the types that [JsonDerivedType] names does not derive from it");
            return null;
        }

        var value = mark.ConstructorArguments.Length > 1 ? mark.ConstructorArguments[1].Value : null;
        var (code, json) = value switch
        {
            string text => ($"{JsonLiterals.Literal(text)}u8", JsonLiterals.Quoted(text)),
            int number => (number.ToString(CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture)),
            _ => ((string?)null, ""),
        };
        var run = code is null ? null : JsonLiterals.Literal($"{{{JsonLiterals.Quoted(discriminator)}:{json}");
        var codec = CodecOf(type, derived, path, scope);
        return codec is null ? null : new(TypeNames.Unannotated(derived), code, run, codec);
    }

    /// <summary>What writes and reads a derived type; null where it is refused.</summary>
    private static DerivedCodec? CodecOf(INamedTypeSymbol type, INamedTypeSymbol derived, MemberPath path, MessageScope scope)
    {
        if (SymbolEqualityComparer.Default.Equals(type, derived))
        {
            return new(Payload: null, Message: null);
        }

        switch (TypeShapeParser.Parse(derived, path, scope, new(type, Converter: null, NumberHandling: 0)))
        {
            case PayloadShape payload:
                return new(payload, Message: null);
            case MessageShape message when !IsPolymorphic(derived, scope.Types):
                return new(Payload: null, message);
            case not null:
                scope.Refuse(path, type, $"its derived type '{derived.ToDisplayString(TypeNames.Short)}' is no record, class or struct with members of its own");
                return null;
            default:
                return null;
        }
    }

    private static int DepthOf(INamedTypeSymbol? type) => type is null ? 0 : 1 + DepthOf(type.BaseType);
}
