using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the statements that write <c>message</c> to <c>writer</c> as an object.</summary>
internal static class ObjectWriting
{
    public static void Emit(SourceWriter source, ObjectModel shape, CodecFormat format)
    {
        if (shape.Callbacks.Serializing is { } serializing)
        {
            source.Line(serializing.Statement("message"));
        }

        if (format.IsJson)
        {
            EmitJson(source, shape);
        }
        else if (shape.IsCompact)
        {
            CompactWriting.Emit(source, shape);
        }
        else
        {
            MapWriting.Emit(source, shape);
        }

        source.Line("writer.WriteEndObject();");
        if (shape.Callbacks.Serialized is { } serialized)
        {
            source.Line(serialized.Statement("message"));
        }
    }

    private static void EmitJson(SourceWriter source, ObjectModel shape)
    {
        if (shape.Written is not [{ Lead: WriteLead.Start }, ..])
        {
            source.Line("writer.WriteStartObject();");
        }

        foreach (var member in shape.Written)
        {
            EmitMember(source, member);
        }

        if (shape.Extension is { Written: { } written } extension)
        {
            source.Line($"writer.WriteExtension({written}{extension.Forgiving});");
        }
    }

    private static void EmitMember(SourceWriter source, WrittenMember member)
    {
        var value = member.Value;
        var valueShape = member.Shape is NullableShape nullable ? nullable.Value : member.Shape;
        switch (member.When)
        {
            case WriteWhen.NeverNull:
                EmitRun(source, member);
                var checkedValue = $"{value} ?? throw {GeneratedFile.Codec}.NullMember({member.JsonName})";
                ValueWriting.Emit(source, valueShape, member.Shape is NullableShape ? $"({checkedValue})" : checkedValue, CodecFormat.Json);
                break;
            case WriteWhen.NotNull:
                source.Open($"if ({value} is {{ }} {member.Local})");
                EmitRun(source, member);
                ValueWriting.Emit(source, valueShape, member.Local, CodecFormat.Json);
                source.Close();
                break;
            case WriteWhen.NotDefault:
                source.Open($"if ({value} is var {member.Local} && !{GeneratedFile.Codec}.IsDefault({member.Local}))");
                EmitRun(source, member);
                ValueWriting.Emit(source, member.Shape, member.Local, CodecFormat.Json);
                source.Close();
                break;
            default:
                EmitRun(source, member);
                ValueWriting.EmitOrNull(source, member.Shape, value, member.Local, CodecFormat.Json);
                break;
        }
    }

    private static void EmitRun(SourceWriter source, WrittenMember member) => source.Line(member.Lead switch
    {
        WriteLead.Start => $"writer.WriteStartObject({member.Run}u8);",
        WriteLead.Comma => $"writer.WriteRaw({member.Run}u8);",
        _ => $"writer.WriteMember({member.Run}u8);",
    });
}
