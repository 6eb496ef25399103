using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Finds the shapes of collections: arrays, those of the framework, and classes of the user that elements can be added to.</summary>
internal static class CollectionParser
{
    public static TypeShape? Parse(IArrayTypeSymbol array, MemberPath path, MessageScope scope, ValueRules rules) => array switch
    {
        { IsSZArray: false } => scope.RefuseShape(path, array, "it has more than one dimension: use an array of arrays"),
        { ElementType.SpecialType: SpecialType.System_Byte } => new PrimitiveShape(TypeNames.Of(array), CanBeNull: true, Primitive.Base64),
        _ => ParseList(array, CollectionTypes.Array, array.ElementType, path, scope, rules),
    };

    /// <summary>The shape of a collection of the framework; null where the type is none, or is refused.</summary>
    /// <param name="type">The type.</param>
    /// <param name="path">The way to it.</param>
    /// <param name="scope">The message.</param>
    /// <param name="rules">What the member says of what it holds.</param>
    /// <param name="isCollection">Whether it is one.</param>
    public static TypeShape? Parse(INamedTypeSymbol type, MemberPath path, MessageScope scope, ValueRules rules, out bool isCollection)
    {
        var definition = type.Arity is 1 or 2 ? type.OriginalDefinition.ToDisplayString() : "";
        var list = CollectionTypes.FindList(definition);
        var dictionary = CollectionTypes.FindDictionary(definition);
        isCollection = list is not null || dictionary is not null;
        return list is not null ? ParseList(type, list, type.TypeArguments[0], path, scope, rules)
            : dictionary is not null ? ParseDictionary(type, dictionary, type, path, scope, rules)
            : null;
    }

    /// <summary>The shape of a class or struct of the user's that is a collection; null where the type is none, or is refused.</summary>
    /// <param name="type">The type.</param>
    /// <param name="path">The way to it.</param>
    /// <param name="scope">The message.</param>
    /// <param name="rules">What the member says of what it holds.</param>
    /// <param name="isCollection">Whether it is one.</param>
    public static TypeShape? ParseOwn(INamedTypeSymbol type, MemberPath path, MessageScope scope, ValueRules rules, out bool isCollection)
    {
        isCollection = type.AllInterfaces.Append(type).Any(implemented => implemented.SpecialType is SpecialType.System_Collections_IEnumerable);
        if (!isCollection)
        {
            return null;
        }

        if (CallbackParser.IsCalled(type))
        {
            return scope.RefuseShape(path, type, "it is a collection that wants to be called while it is written or read, which only objects are");
        }

        var isMade = type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false }
            && type.InstanceConstructors.Any(constructor => constructor is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public });
        return Implemented(type, scope.Types.DictionaryInterface) is { } dictionary && isMade ? ParseDictionary(type, CollectionType.Own, dictionary, path, scope, rules)
            : Implemented(type, scope.Types.CollectionInterface) is { } collection && isMade ? ParseList(type, CollectionType.Own, collection.TypeArguments[0], path, scope, rules)
            : ForeignTypes.FindContext(type, rules.Owner, scope.Types) is { } known ? known
            : !type.AllInterfaces.Any(implemented => implemented.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T) ? scope.RefuseShape(path, type, $"what its elements are is not known: use a generic collection, or {ForeignTypes.NameContext}")
            : scope.RefuseShape(path, type, $"it is a collection of its own that elements can't be added to: give it a public constructor without parameters and ICollection<T> or IDictionary<TKey, TValue>, once, or {ForeignTypes.NameContext}");
    }

    private static ListShape? ParseList(ITypeSymbol type, CollectionType kind, ITypeSymbol element, MemberPath path, MessageScope scope, ValueRules rules) =>
        TypeShapeParser.Parse(element, path.Elements, scope, rules) is { } shape
            ? new(TypeNames.Of(type), type.IsReferenceType, kind.Walk, kind.Gathered, kind.Added, shape, TypeNames.Annotated(element))
            : null;

    private static TypeShape? ParseDictionary(INamedTypeSymbol type, CollectionType kind, INamedTypeSymbol entries, MemberPath path, MessageScope scope, ValueRules rules)
    {
        var key = entries.TypeArguments[0];
        var value = entries.TypeArguments[1];
        if (TypeShapeParser.ParseKey(key, path, scope) is not { } keyShape)
        {
            return scope.IsRefused ? null : scope.RefuseShape(path, type, $"its keys are of type '{key.ToDisplayString(TypeNames.Short)}', which can't be a name in JSON: use strings, numbers, GUIDs, dates or enums");
        }

        return TypeShapeParser.Parse(value, path.Elements, scope, rules) is { } shape
            ? new DictionaryShape(TypeNames.Of(type), type.IsReferenceType, kind.Walk, kind.Gathered, kind.Added, keyShape, shape, TypeNames.Annotated(value))
            : null;
    }

    /// <summary>The interface of which the type implements exactly one construction.</summary>
    private static INamedTypeSymbol? Implemented(INamedTypeSymbol type, INamedTypeSymbol? definition)
    {
        var found = type.AllInterfaces.Where(implemented => KnownTypes.Is(implemented.OriginalDefinition, definition)).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
