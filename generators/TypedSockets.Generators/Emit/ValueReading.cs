using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the expression that reads one value from <c>reader</c>.</summary>
internal static class ValueReading
{
    public static string Expression(TypeShape shape, bool allowsNull)
    {
        var present = Present(shape is NullableShape nullable ? nullable.Value : shape);
        return allowsNull && shape.CanBeNull ? $"{GeneratedFile.WsJson}.IsNull(ref reader) ? null : {present}" : present;
    }

    /// <summary>Reads a value that is not null; what it calls refuses null.</summary>
    private static string Present(TypeShape shape) => shape switch
    {
        PrimitiveShape primitive => $"{GeneratedFile.WsJson}.Read{primitive.Kind}(ref reader)",
        EnumShape { IsText: true } text => $"{GeneratedFile.WsJson}.ReadEnumName<{text.TypeName}>(ref reader)",
        EnumShape number => $"({number.TypeName}){GeneratedFile.WsJson}.Read{number.Underlying}(ref reader)",
        ListShape list => $"{GeneratedFile.WsJson}.Read{list.Kind}<{list.ElementName}>(ref reader, {Method(list.Element)})",
        DictionaryShape dictionary => $"{GeneratedFile.WsJson}.ReadDictionary<{dictionary.ValueName}>(ref reader, {Method(dictionary.Value)})",
        MessageShape message => $"{GeneratedFile.WsJson}.ReadMessage<{message.TypeName}>(ref reader)",
        PayloadShape payload => $"{Codec(payload)}.Read(ref reader){(payload.IsRenamed ? "!" : "")}",
        _ => throw new InvalidOperationException($"There is no way to read {shape}."),
    };

    /// <summary>A delegate that reads one element; null elements never reach it where they are allowed.</summary>
    private static string Method(TypeShape shape) => shape switch
    {
        PrimitiveShape primitive => $"{GeneratedFile.WsJson}.Read{primitive.Kind}",
        EnumShape { IsText: true } text => $"{GeneratedFile.WsJson}.ReadEnumName<{text.TypeName}>",
        MessageShape message => $"{GeneratedFile.WsJson}.ReadMessage<{message.TypeName}>",
        PayloadShape payload => $"{Codec(payload)}.Read{(payload.IsRenamed ? "!" : "")}",
        NullableShape nullable => Lambda(nullable.Value),
        _ => Lambda(shape),
    };

    private static string Lambda(TypeShape shape) => $"static ({GeneratedFile.Reader}) => {Present(shape)}";

    private static string Codec(PayloadShape payload) => $"global::{GeneratedFile.CodecNamespace}.{payload.CodecName}";
}
