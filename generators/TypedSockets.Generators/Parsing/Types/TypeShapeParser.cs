using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Finds the shape of a member's type, or refuses the member.</summary>
internal static class TypeShapeParser
{
    /// <summary>The shape; null where the member is refused.</summary>
    /// <param name="type">The type of the member, or of its elements.</param>
    /// <param name="path">The way to it.</param>
    /// <param name="scope">The message.</param>
    /// <param name="rules">What the member says of its value.</param>
    public static TypeShape? Parse(ITypeSymbol type, MemberPath path, MessageScope scope, ValueRules rules)
    {
        scope.CancellationToken.ThrowIfCancellationRequested();
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Parse(nullable.TypeArguments[0], path, scope, rules) is { } value ? new NullableShape(value) : null;
        }

        var converter = rules.Converter ?? KnownTypes.FindAttribute(type, scope.Types.JsonConverterAttribute);
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumType && (converter is null || AttributeRules.IsEnumNames(converter, type, scope.Types)))
        {
            return ParseEnum(enumType, path, scope, isText: converter is not null);
        }

        if (converter is not null)
        {
            return IsAccessible(type, path, scope) ? ForeignTypes.FindConverter(converter, type, path, scope) : null;
        }

        if (PrimitiveTypes.Find(type) is { } primitive)
        {
            return new PrimitiveShape(TypeNames.Of(type), type.IsReferenceType, primitive, PrimitiveTypes.IsNumber(primitive) ? rules.NumberHandling : 0);
        }

        return type switch
        {
            _ when ForeignTypes.FindNode(type) is { } node => node,
            IArrayTypeSymbol array => CollectionParser.Parse(array, path, scope, rules.Elements),
            INamedTypeSymbol named => ParseNamed(named, path, scope, rules),
            _ => scope.RefuseShape(path, type, UnsupportedTypes.FindKindReason(type)),
        };
    }

    /// <summary>The shape of a dictionary's keys; null where they can't be names.</summary>
    public static TypeShape? ParseKey(ITypeSymbol type, MemberPath path, MessageScope scope) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum } enumType => ParseEnum(enumType, path, scope, isText: true),
        _ when PrimitiveTypes.Find(type) is { } primitive && PrimitiveTypes.CanBeName(primitive) => new PrimitiveShape(TypeNames.Of(type), type.IsReferenceType, primitive),
        _ => null,
    };

    private static EnumShape? ParseEnum(INamedTypeSymbol type, MemberPath path, MessageScope scope, bool isText) => IsAccessible(type, path, scope)
        ? new(TypeNames.Of(type), PrimitiveTypes.Find(type.EnumUnderlyingType!)!.Value, isText)
        : null;

    private static TypeShape? ParseNamed(INamedTypeSymbol type, MemberPath path, MessageScope scope, ValueRules rules)
    {
        if (type.TypeKind is TypeKind.Error)
        {
            return RefuseSilently(scope);
        }

        var collection = CollectionParser.Parse(type, path, scope, rules.Elements, out var isCollection);
        if (isCollection)
        {
            return collection;
        }

        if (!IsAccessible(type, path, scope))
        {
            return null;
        }

        if (MessageParser.IsMessage(type, scope.Types))
        {
            MessageParser.RequireCodec(type, scope);
            return new MessageShape(TypeNames.Of(type), type.IsReferenceType);
        }

        var own = CollectionParser.ParseOwn(type, path, scope, rules.Elements, out isCollection);
        if (isCollection)
        {
            return own;
        }

        return UnsupportedTypes.FindReason(type, scope.Types) is { } reason
            ? ForeignTypes.FindContext(type, rules.Owner, scope.Types) ?? scope.RefuseShape(path, type, reason)
            : ParsePayload(type, path, scope, rules.IsPopulated);
    }

    private static PayloadShape ParsePayload(INamedTypeSymbol type, MemberPath path, MessageScope scope, bool isPopulated)
    {
        var erased = TypeNames.Erase(type, scope.Types.Compilation);
        var codecName = CodecNames.Of(erased);
        if (scope.TryBegin(codecName, isPopulated))
        {
            var isPolymorphic = PolymorphyParser.IsPolymorphic(erased, scope.Types);
            var shape = isPolymorphic && erased.IsAbstract ? null : ObjectParser.Parse(erased, path, scope, isPopulated);
            var polymorphy = isPolymorphic ? PolymorphyParser.Parse(erased, path, scope) : null;
            scope.Complete(new(codecName, erased.ToDisplayString(), TypeNames.Unannotated(erased), erased.IsValueType, shape, polymorphy, isPopulated));
        }

        var name = TypeNames.Of(type);
        var isRenamed = !string.Equals(name, TypeNames.Of(erased), StringComparison.Ordinal);
        return new(name, type.IsReferenceType, codecName, PolymorphyParser.IsPolymorphic(erased, scope.Types), isRenamed);
    }

    private static bool IsAccessible(ITypeSymbol type, MemberPath path, MessageScope scope)
    {
        var reason = scope.Types.Compilation switch
        {
            _ when type is INamedTypeSymbol { IsFileLocal: true } => "it is local to its file: leave out 'file'",
            var compilation when !compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) => "it is not accessible to the codec: make it, and the types it is nested in, internal or public",
            _ => null,
        };
        if (reason is not null)
        {
            scope.Refuse(path, type, reason);
        }

        return reason is null;
    }

    private static TypeShape? RefuseSilently(MessageScope scope)
    {
        scope.RefuseSilently();
        return null;
    }
}
