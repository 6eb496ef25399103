using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the codec of a payload type.</summary>
internal static class PayloadEmitter
{
    public static string HintName(PayloadModel payload) => $"{GeneratedFile.CodecNamespace}.{payload.CodecName}.g.cs";

    public static string Emit(PayloadModel payload)
    {
        var source = GeneratedFile.Begin(GeneratedFile.CodecNamespace, payload.Shape.HoldsPayloads);
        var type = payload.Shape.TypeName;
        source.Line($"/// <summary>The codec of <c>{payload.Display.Replace("<", "&lt;").Replace(">", "&gt;")}</c>, which messages hold.</summary>");
        source.Line(GeneratedFile.Attribute);
        source.Open($"internal static class {payload.CodecName}");

        source.Open($"public static void Write({GeneratedFile.Writer}, {type}{(payload.Shape.IsValueType ? "" : "?")} message)");
        if (!payload.Shape.IsValueType)
        {
            source.Open("if (message is null)")
                .Line("writer.WriteNull();")
                .Line("return;")
                .Close();
        }

        ObjectWriting.Emit(source, payload.Shape);
        source.Close();

        source.Open($"public static {type} Read({GeneratedFile.Reader})");
        ObjectReading.Emit(source, payload.Shape, type);
        source.Close();

        source.Close();
        AccessorEmitter.Emit(source, payload.Shape.Accessors);
        return source.ToString();
    }
}
