using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the codec of a payload type.</summary>
internal static class PayloadEmitter
{
    public static string HintName(PayloadModel payload, CodecFormat format) => payload.HasTwin
        ? $"{format.Namespace}.{payload.CodecName}.{StableHash.Of(payload.CodecName):x8}.g.cs"
        : $"{format.Namespace}.{payload.CodecName}.g.cs";

    public static string Emit(PayloadModel payload, CodecFormat format)
    {
        var source = GeneratedFile.Begin(format.Namespace, payload.Warnings, payload.HoldsPayloads);
        source.Line($"/// <summary>The codec of <c>{payload.Display.Replace("<", "&lt;").Replace(">", "&gt;")}</c>, which messages hold.</summary>");
        source.Line(GeneratedFile.Attribute);
        source.Open($"internal static class {payload.CodecName}");
        EmitWrite(source, payload, format);
        EmitRead(source, payload, format);
        source.Close();
        AccessorEmitter.Emit(source, payload.Shape?.Accessors ?? []);
        return source.ToString();
    }

    private static void EmitWrite(SourceWriter source, PayloadModel payload, CodecFormat format)
    {
        source.Open($"public static void Write({format.Writer}, {payload.TypeName}{(payload.IsValueType ? "" : "?")} message)");
        if (!payload.IsValueType)
        {
            source.Open("if (message is null)")
                .Line("writer.WriteNull();")
                .Line("return;")
                .Close();
        }

        if (payload.Polymorphy is not null)
        {
            PolymorphyEmitter.EmitWriting(source, payload.Polymorphy, isMade: payload.Shape is not null, format);
            source.Close();
            if (payload.Shape is null)
            {
                return;
            }

            source.Open($"public static void WriteObject({format.Writer}, {payload.TypeName} message)");
        }

        ObjectWriting.Emit(source, payload.Shape!, format);
        source.Close();
    }

    private static void EmitRead(SourceWriter source, PayloadModel payload, CodecFormat format)
    {
        source.Open($"public static {payload.TypeName} Read({format.Reader})");
        if (payload.Polymorphy is not null)
        {
            PolymorphyEmitter.EmitReading(source, payload.Polymorphy, isMade: payload.Shape is not null, format);
            source.Close();
            if (payload.Shape is null)
            {
                return;
            }

            source.Open($"public static {payload.TypeName} ReadObject({format.Reader})");
        }

        ObjectReading.Emit(source, payload.Shape!, payload.TypeName, format);
        source.Close();
        if (payload.IsPopulated)
        {
            source.Open($"public static void Populate({format.Reader}, {(payload.IsValueType ? "ref " : "")}{payload.TypeName} result)");
            ObjectReading.EmitPopulation(source, payload.Shape!, format);
            source.Close();
        }
    }
}
