using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the statements that write <c>message</c> to <c>writer</c> as a JSON object.</summary>
internal static class ObjectWriting
{
    public static void Emit(SourceWriter source, ObjectModel shape)
    {
        source.Line("writer.WriteStartObject();");
        foreach (var member in shape.Written)
        {
            EmitMember(source, member);
        }

        source.Line("writer.WriteEndObject();");
    }

    private static void EmitMember(SourceWriter source, WrittenMember member)
    {
        var value = $"message.{member.Name}";
        var name = $"{member.JsonName}u8";
        var valueShape = member.Shape is NullableShape nullable ? nullable.Value : member.Shape;
        switch (member.When)
        {
            case WriteWhen.NeverNull:
                var checkedValue = $"{value} ?? throw {GeneratedFile.WsJson}.NullMember({member.JsonName})";
                ValueWriting.EmitNamed(source, valueShape, name, member.Shape is NullableShape ? $"({checkedValue})" : checkedValue);
                break;
            case WriteWhen.NotNull:
                source.Open($"if ({value} is {{ }} {member.Local})");
                ValueWriting.EmitNamed(source, valueShape, name, member.Local);
                source.Close();
                break;
            case WriteWhen.NotDefault:
                source.Open($"if ({value} is var {member.Local} && !{GeneratedFile.WsJson}.IsDefault({member.Local}))");
                ValueWriting.EmitNamed(source, member.Shape, name, member.Local);
                source.Close();
                break;
            case var _ when ValueWriting.TakesNull(member.Shape):
                ValueWriting.EmitNamed(source, member.Shape, name, value);
                break;
            default:
                source.Open($"if ({value} is {{ }} {member.Local})");
                ValueWriting.EmitNamed(source, valueShape, name, member.Local);
                source.Close().Open("else");
                source.Line($"writer.WriteNull({name});");
                source.Close();
                break;
        }
    }
}
