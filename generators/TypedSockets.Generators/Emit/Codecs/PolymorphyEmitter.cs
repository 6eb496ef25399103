using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints how a value is written and read by the codec of the derived type that it is of.</summary>
internal static class PolymorphyEmitter
{
    /// <param name="source">Takes the statements, which write <c>message</c>.</param>
    /// <param name="model">The derived types.</param>
    /// <param name="isMade">Whether the base type itself can be written.</param>
    /// <param name="format">What it is written to.</param>
    public static void EmitWriting(SourceWriter source, PolymorphyModel model, bool isMade, CodecFormat format)
    {
        source.Line("var type = message.GetType();");
        foreach (var derived in model.Derived)
        {
            source.Open($"if (type == typeof({derived.TypeName}))");
            EmitDerived(source, model, derived, format);
            source.Close();
        }

        switch (model.Unknown)
        {
            case UnknownDerived.Fail when isMade && !model.IsListed:
                source.Open($"if (type == typeof({model.TypeName}))").Line("WriteObject(ref writer, message);").Line("return;").Close();
                goto default;
            case UnknownDerived.Base:
                source.Line("WriteObject(ref writer, message);");
                break;
            case UnknownDerived.NearestAncestor:
                EmitNearest(source, model, format);
                break;
            default:
                source.Line($"throw {GeneratedFile.Codec}.UnknownDerivedType(type, typeof({model.TypeName}));");
                break;
        }
    }

    /// <param name="source">Takes the statements.</param>
    /// <param name="model">The derived types.</param>
    /// <param name="isMade">Whether the base type itself can be read.</param>
    /// <param name="format">What it is read from.</param>
    public static void EmitReading(SourceWriter source, PolymorphyModel model, bool isMade, CodecFormat format)
    {
        source.Line($"var discriminator = reader.ReadDiscriminator({model.Discriminator}u8);");
        foreach (var derived in model.Derived.Where(derived => derived.Value is not null))
        {
            source.Open($"if (discriminator.Is({derived.Value}))").Line($"return {format.ReaderOf(derived.Codec)}(ref reader);").Close();
        }

        if (!model.IgnoresUnknown || !isMade)
        {
            source.Open("if (discriminator.IsPresent)").Line("throw reader.UnknownDiscriminator();").Close();
        }

        source.Line(isMade ? "return ReadObject(ref reader);" : $"throw reader.MissingDiscriminator({model.Discriminator});");
    }

    private static void EmitNearest(SourceWriter source, PolymorphyModel model, CodecFormat format)
    {
        source.Open("switch (message)");
        foreach (var derived in model.Derived)
        {
            source.Label($"case {derived.TypeName}:");
            EmitDerived(source, model, derived, format);
            source.EndLabel();
        }

        if (!model.IsListed)
        {
            source.Label("default:").Line("WriteObject(ref writer, message);").Line("return;").EndLabel();
        }

        source.Close();
    }

    private static void EmitDerived(SourceWriter source, PolymorphyModel model, DerivedModel derived, CodecFormat format)
    {
        if (derived.Run is not null)
        {
            source.Line(format.IsJson ? $"writer.WriteDiscriminator({derived.Run}u8);" : $"writer.WriteDiscriminator({model.Discriminator}u8, {derived.Value});");
        }

        source.Line($"{format.WriterOf(derived.Codec)}(ref writer, ({derived.TypeName})message);");
        source.Line("return;");
    }
}
