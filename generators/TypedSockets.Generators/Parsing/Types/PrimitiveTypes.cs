using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>The types with a JSON form of their own.</summary>
internal static class PrimitiveTypes
{
    private static readonly Dictionary<string, Primitive> Named = new(StringComparer.Ordinal)
    {
        ["System.Int128"] = Primitive.Int128,
        ["System.UInt128"] = Primitive.UInt128,
        ["System.Half"] = Primitive.Half,
        ["System.Guid"] = Primitive.Guid,
        ["System.Uri"] = Primitive.Uri,
        ["System.Version"] = Primitive.Version,
        ["System.DateTimeOffset"] = Primitive.DateTimeOffset,
        ["System.DateOnly"] = Primitive.DateOnly,
        ["System.TimeOnly"] = Primitive.TimeOnly,
        ["System.TimeSpan"] = Primitive.TimeSpan,
        ["System.Memory<byte>"] = Primitive.Base64,
        ["System.ReadOnlyMemory<byte>"] = Primitive.Base64,
        ["System.Text.Json.JsonElement"] = Primitive.JsonElement,
        ["System.Text.Json.Nodes.JsonNode"] = Primitive.JsonNode,
        ["System.Text.Json.JsonDocument"] = Primitive.JsonDocument,
    };

    public static Primitive? Find(ITypeSymbol type) => type.SpecialType switch
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
        SpecialType.None when type is INamedTypeSymbol { ContainingNamespace.Name: "System" or "Json" or "Nodes" }
            && Named.TryGetValue(type.ToDisplayString(NullableFlowState.None), out var primitive) => primitive,
        _ => null,
    };

    /// <summary>Whether <c>JsonNumberHandling</c> applies to it.</summary>
    public static bool IsNumber(Primitive primitive) => primitive is >= Primitive.SByte and <= Primitive.Decimal;

    /// <summary>Whether values of it can be the names of a dictionary's entries.</summary>
    public static bool CanBeName(Primitive primitive) =>
        primitive is not (Primitive.Base64 or Primitive.JsonElement or Primitive.JsonNode or Primitive.JsonDocument);
}
