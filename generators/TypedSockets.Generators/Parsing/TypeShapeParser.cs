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
    /// <param name="converter">The converter that the member itself asks for.</param>
    public static TypeShape? Parse(ITypeSymbol type, MemberPath path, MessageScope scope, AttributeData? converter = null)
    {
        scope.CancellationToken.ThrowIfCancellationRequested();
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Parse(nullable.TypeArguments[0], path, scope, converter) is { } value ? new NullableShape(value) : null;
        }

        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumType)
        {
            return ParseEnum(enumType, path, scope, converter);
        }

        if (converter is not null)
        {
            return scope.RefuseShape(path, type, "[JsonConverter] is supported for the names of enums only");
        }

        if (PrimitiveTypes.Find(type) is { } primitive)
        {
            return new PrimitiveShape(TypeNames.Of(type), type.IsReferenceType, primitive);
        }

        return type switch
        {
            IArrayTypeSymbol array => CollectionParser.Parse(array, path, scope),
            INamedTypeSymbol named => ParseNamed(named, path, scope),
            _ => scope.RefuseShape(path, type, UnsupportedTypes.FindKindReason(type)),
        };
    }

    /// <summary>The shape of a dictionary's keys; null where they can't be names.</summary>
    public static TypeShape? ParseKey(ITypeSymbol type, MemberPath path, MessageScope scope) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum } enumType => ParseEnum(enumType, path, scope, converter: null),
        _ when PrimitiveTypes.Find(type) is { } primitive && PrimitiveTypes.CanBeName(primitive) => new PrimitiveShape(TypeNames.Of(type), type.IsReferenceType, primitive),
        _ => null,
    };

    private static EnumShape? ParseEnum(INamedTypeSymbol type, MemberPath path, MessageScope scope, AttributeData? converter)
    {
        converter ??= KnownTypes.FindAttribute(type, scope.Types.JsonConverterAttribute);
        if (converter is not null && !AttributeRules.IsEnumNames(converter, type, scope.Types))
        {
            scope.Refuse(path, type, "[JsonConverter] is supported for JsonStringEnumConverter of the enum only");
            return null;
        }

        return IsAccessible(type, path, scope)
            ? new(TypeNames.Of(type), PrimitiveTypes.Find(type.EnumUnderlyingType!)!.Value, IsText: converter is not null)
            : null;
    }

    private static TypeShape? ParseNamed(INamedTypeSymbol type, MemberPath path, MessageScope scope)
    {
        if (type.TypeKind is TypeKind.Error)
        {
            return RefuseSilently(scope);
        }

        var collection = CollectionParser.Parse(type, path, scope, out var isCollection);
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

        var own = CollectionParser.ParseOwn(type, path, scope, out isCollection);
        if (isCollection)
        {
            return own;
        }

        return UnsupportedTypes.FindReason(type) is { } reason
            ? scope.RefuseShape(path, type, reason)
            : ParsePayload(type, path, scope);
    }

    private static PayloadShape ParsePayload(INamedTypeSymbol type, MemberPath path, MessageScope scope)
    {
        var erased = TypeNames.Erase(type, scope.Types.Compilation);
        var codecName = CodecNames.Of(erased);
        if (scope.TryBegin(codecName) && ObjectParser.Parse(erased, path, scope) is { } model)
        {
            scope.Complete(new(codecName, erased.ToDisplayString(), model));
        }

        var name = TypeNames.Of(type);
        var isRenamed = !string.Equals(name, TypeNames.Of(erased), StringComparison.Ordinal);
        return new(name, type.IsReferenceType, codecName, isRenamed);
    }

    private static bool IsAccessible(INamedTypeSymbol type, MemberPath path, MessageScope scope)
    {
        var reason = scope.Types.Compilation switch
        {
            _ when type.IsFileLocal => "it is local to its file",
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
