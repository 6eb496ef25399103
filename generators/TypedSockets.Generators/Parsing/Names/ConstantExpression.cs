using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Writes constants as C#, each of exactly its own type: a service's key is compared as an object, an attribute's argument chooses its constructor.</summary>
internal static class ConstantExpression
{
    public static string Of(TypedConstant constant) => constant switch
    {
        { IsNull: true } => $"default({TypeNames.Of(constant.Type!)})!",
        { Kind: TypedConstantKind.Array, Values.IsEmpty: true } => $"new {TypeNames.Of(constant.Type!)} {{ }}",
        { Kind: TypedConstantKind.Array } => $"new {TypeNames.Of(constant.Type!)} {{ {string.Join(", ", constant.Values.Select(Of))} }}",
        { Kind: TypedConstantKind.Type } => $"typeof({TypeNames.Of((ITypeSymbol)constant.Value!)})",
        _ => Of(constant.Type!, constant.Value!),
    };

    public static string Of(ITypeSymbol type, object value)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            var field = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(member => Equals(member.ConstantValue, value));
            return field is null ? Cast(type, Literal(value)) : $"{TypeNames.Of(type)}.{HierarchyInfo.Escape(field.Name)}";
        }

        return value switch
        {
            string or char or bool or int => Literal(value),
            double.NaN => "double.NaN",
            double.PositiveInfinity => "double.PositiveInfinity",
            double.NegativeInfinity => "double.NegativeInfinity",
            float.NaN => "float.NaN",
            float.PositiveInfinity => "float.PositiveInfinity",
            float.NegativeInfinity => "float.NegativeInfinity",
            decimal => $"{Literal(value)}m",
            float => $"{Literal(value)}f",
            double => $"{Literal(value)}d",
            _ => Cast(type, Literal(value)),
        };
    }

    private static string Cast(ITypeSymbol type, string literal) =>
        $"({TypeNames.Of(type)}){(literal.StartsWith("-", StringComparison.Ordinal) ? $"({literal})" : literal)}";

    private static string Literal(object value) => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!;
}
