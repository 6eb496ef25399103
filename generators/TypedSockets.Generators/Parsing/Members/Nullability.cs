using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>
/// What annotations say of null, as reflection sees them: it knows the declaration of a generic type, not what
/// annotations its type arguments have where it is used.
/// </summary>
internal sealed class Nullability(KnownTypes types)
{
    /// <summary>Whether the getter may return null.</summary>
    public bool AllowsNullOut(IPropertySymbol property) =>
        KnownTypes.HasAttribute(property, types.MaybeNullAttribute)
        || (!KnownTypes.HasAttribute(property, types.NotNullAttribute) && AllowsNull(property.OriginalDefinition.Type));

    /// <summary>Whether the setter takes null.</summary>
    public bool AllowsNullIn(IPropertySymbol property) => AllowsNullIn(property, property.OriginalDefinition.Type);

    /// <summary>Whether an argument may be null.</summary>
    public bool AllowsNullIn(IParameterSymbol parameter) => AllowsNullIn(parameter, parameter.OriginalDefinition.Type);

    public static bool AllowsNull(IFieldSymbol field) => AllowsNull(field.OriginalDefinition.Type);

    private bool AllowsNullIn(ISymbol symbol, ITypeSymbol declaredType) =>
        KnownTypes.HasAttribute(symbol, types.AllowNullAttribute)
        || (!KnownTypes.HasAttribute(symbol, types.DisallowNullAttribute) && AllowsNull(declaredType));

    private static bool AllowsNull(ITypeSymbol declaredType) => declaredType switch
    {
        { NullableAnnotation: not NullableAnnotation.NotAnnotated } => true,
        ITypeParameterSymbol { HasNotNullConstraint: true } => false,
        ITypeParameterSymbol parameter => parameter is not { HasReferenceTypeConstraint: true, ReferenceTypeConstraintNullableAnnotation: NullableAnnotation.NotAnnotated },
        { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => true,
        _ => false,
    };
}
