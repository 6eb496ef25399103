using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Finds the shape of a member's type, or refuses the member.</summary>
internal static class TypeShapeParser
{
    private static readonly Dictionary<string, Primitive> Primitives = new(StringComparer.Ordinal)
    {
        ["System.Guid"] = Primitive.Guid,
        ["System.Uri"] = Primitive.Uri,
        ["System.DateTimeOffset"] = Primitive.DateTimeOffset,
        ["System.DateOnly"] = Primitive.DateOnly,
        ["System.TimeOnly"] = Primitive.TimeOnly,
        ["System.TimeSpan"] = Primitive.TimeSpan,
        ["System.Text.Json.JsonElement"] = Primitive.JsonElement,
    };

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
            return Refuse(type, path, scope, "[JsonConverter] is supported for the names of enums only");
        }

        if (FindPrimitive(type) is { } primitive)
        {
            return new PrimitiveShape(TypeNames.Of(type), type.IsReferenceType, primitive);
        }

        return type switch
        {
            IArrayTypeSymbol array => ParseArray(array, path, scope),
            INamedTypeSymbol { IsTupleType: false } named => ParseNamed(named, path, scope),
            IErrorTypeSymbol => RefuseSilently(scope),
            _ => Refuse(type, path, scope, UnsupportedTypes.FindKindReason(type)),
        };
    }

    private static EnumShape? ParseEnum(INamedTypeSymbol type, MemberPath path, MessageScope scope, AttributeData? converter)
    {
        converter ??= KnownTypes.FindAttribute(type, scope.Types.JsonConverterAttribute);
        if (converter is not null && !AttributeRules.IsEnumNames(converter, type, scope.Types))
        {
            Refuse(type, path, scope, "[JsonConverter] is supported for JsonStringEnumConverter of the enum only");
            return null;
        }

        return IsAccessible(type, path, scope)
            ? new(TypeNames.Of(type), FindPrimitive(type.EnumUnderlyingType!)!.Value, IsText: converter is not null)
            : null;
    }

    private static TypeShape? ParseArray(IArrayTypeSymbol array, MemberPath path, MessageScope scope) => array switch
    {
        { IsSZArray: false } => Refuse(array, path, scope, "it has more than one dimension"),
        { ElementType.SpecialType: SpecialType.System_Byte } => new PrimitiveShape(TypeNames.Of(array), CanBeNull: true, Primitive.Base64),
        _ => ParseList(array, CollectionTypes.Array, array.ElementType, path, scope),
    };

    private static TypeShape? ParseNamed(INamedTypeSymbol type, MemberPath path, MessageScope scope)
    {
        if (type.TypeKind is TypeKind.Error)
        {
            return RefuseSilently(scope);
        }

        var definition = type.OriginalDefinition.ToDisplayString();
        if (CollectionTypes.FindList(definition) is { } list)
        {
            return ParseList(type, list, type.TypeArguments[0], path, scope);
        }

        if (CollectionTypes.FindDictionary(definition) is { } dictionary)
        {
            return ParseDictionary(type, dictionary, type.TypeArguments[0], type.TypeArguments[1], path, scope);
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

        return UnsupportedTypes.FindReason(type) is { } reason
            ? Refuse(type, path, scope, reason)
            : ParsePayload(type, path, scope);
    }

    private static ListShape? ParseList(ITypeSymbol type, CollectionType kind, ITypeSymbol element, MemberPath path, MessageScope scope) =>
        Parse(element, path.Elements, scope) is { } shape
            ? new(TypeNames.Of(type), type.IsReferenceType, kind.Walk, kind.Build, shape, TypeNames.Annotated(element))
            : null;

    private static TypeShape? ParseDictionary(INamedTypeSymbol type, CollectionType kind, ITypeSymbol key, ITypeSymbol value, MemberPath path, MessageScope scope)
    {
        if (key.SpecialType is not SpecialType.System_String)
        {
            return Refuse(type, path, scope, "its keys are not strings");
        }

        return Parse(value, path.Elements, scope) is { } shape
            ? new DictionaryShape(TypeNames.Of(type), type.IsReferenceType, kind.Walk, kind.Build, new PrimitiveShape(TypeNames.Of(key), CanBeNull: true, Primitive.String), shape, TypeNames.Annotated(value))
            : null;
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

    private static Primitive? FindPrimitive(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => Primitive.Boolean,
        SpecialType.System_Char => Primitive.Char,
        SpecialType.System_SByte => Primitive.SByte,
        SpecialType.System_Byte => Primitive.Byte,
        SpecialType.System_Int16 => Primitive.Int16,
        SpecialType.System_UInt16 => Primitive.UInt16,
        SpecialType.System_Int32 => Primitive.Int32,
        SpecialType.System_UInt32 => Primitive.UInt32,
        SpecialType.System_Int64 => Primitive.Int64,
        SpecialType.System_UInt64 => Primitive.UInt64,
        SpecialType.System_Single => Primitive.Single,
        SpecialType.System_Double => Primitive.Double,
        SpecialType.System_Decimal => Primitive.Decimal,
        SpecialType.System_String => Primitive.String,
        SpecialType.System_DateTime => Primitive.DateTime,
        _ => type is INamedTypeSymbol && Primitives.TryGetValue(type.ToDisplayString(NullableFlowState.None), out var primitive) ? primitive : null,
    };

    private static TypeShape? Refuse(ITypeSymbol type, MemberPath path, MessageScope scope, string reason)
    {
        scope.Refuse(path, type, reason);
        return null;
    }

    private static TypeShape? RefuseSilently(MessageScope scope)
    {
        scope.RefuseSilently();
        return null;
    }
}
