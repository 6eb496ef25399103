using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>What a variable holds before its member is read, as C# writes it.</summary>
internal static class DefaultValues
{
    public static string Of(ITypeSymbol type) => IsNullable(type) ? "null" : "default";

    /// <summary>The default that the parameter declares, else that of its type.</summary>
    public static string Of(IParameterSymbol parameter)
    {
        if (parameter is not { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value })
        {
            return Of(parameter.Type);
        }

        return parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? ConstantExpression.Of(nullable.TypeArguments[0], value)
            : ConstantExpression.Of(parameter.Type, value);
    }

    private static bool IsNullable(ITypeSymbol type) =>
        type.IsReferenceType || type.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T;
}
