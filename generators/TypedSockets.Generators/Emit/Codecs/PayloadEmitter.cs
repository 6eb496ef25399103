using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the codec of a payload type.</summary>
internal static class PayloadEmitter
{
    public static string HintName(PayloadModel payload) => payload.HasTwin
        ? $"{GeneratedFile.CodecNamespace}.{payload.CodecName}.{StableHash.Of(payload.CodecName):x8}.g.cs"
        : $"{GeneratedFile.CodecNamespace}.{payload.CodecName}.g.cs";

    public static string Emit(PayloadModel payload)
    {
        var source = GeneratedFile.Begin(GeneratedFile.CodecNamespace, payload.Warnings, payload.HoldsPayloads);
        source.Line($"/// <summary>The codec of <c>{payload.Display.Replace("<", "&lt;").Replace(">", "&gt;")}</c>, which messages hold.</summary>");
        source.Line(GeneratedFile.Attribute);
        source.Open($"internal static class {payload.CodecName}");
        EmitWrite(source, payload);
        EmitRead(source, payload);
        source.Close();
        AccessorEmitter.Emit(source, payload.Shape?.Accessors ?? []);
        return source.ToString();
    }

    private static void EmitWrite(SourceWriter source, PayloadModel payload)
    {
        source.Open($"public static void Write({GeneratedFile.Writer}, {payload.TypeName}{(payload.IsValueType ? "" : "?")} message)");
        if (!payload.IsValueType)
        {
            source.Open("if (message is null)")
                .Line("writer.WriteNull();")
                .Line("return;")
                .Close();
        }

        if (payload.Polymorphy is not null)
        {
            PolymorphyEmitter.EmitWriting(source, payload.Polymorphy, isMade: payload.Shape is not null);
            source.Close();
            if (payload.Shape is null)
            {
                return;
            }

            source.Open($"public static void WriteObject({GeneratedFile.Writer}, {payload.TypeName} message)");
        }

        ObjectWriting.Emit(source, payload.Shape!);
        source.Close();
    }

    private static void EmitRead(SourceWriter source, PayloadModel payload)
    {
        source.Open($"public static {payload.TypeName} Read({GeneratedFile.Reader})");
        if (payload.Polymorphy is not null)
        {
            PolymorphyEmitter.EmitReading(source, payload.Polymorphy, isMade: payload.Shape is not null);
            source.Close();
            if (payload.Shape is null)
            {
                return;
            }

            source.Open($"public static {payload.TypeName} ReadObject({GeneratedFile.Reader})");
        }

        ObjectReading.Emit(source, payload.Shape!, payload.TypeName);
        source.Close();
        if (payload.IsPopulated)
        {
            source.Open($"public static void Populate({GeneratedFile.Reader}, {(payload.IsValueType ? "ref " : "")}{payload.TypeName} result)");
            ObjectReading.EmitPopulation(source, payload.Shape!);
            source.Close();
        }
    }
}
