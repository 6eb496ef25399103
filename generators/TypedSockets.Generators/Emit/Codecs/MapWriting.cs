using System.Globalization;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>
/// Prints the statements that write <c>message</c> to <c>writer</c> as a map. How many members it has is said first, so that
/// what may be left out is looked at before that, and only then.
/// </summary>
internal static class MapWriting
{
    /// <summary>The variable that holds what no member takes.</summary>
    private const string Extension = "unmapped";

    public static void Emit(SourceWriter source, ObjectModel shape)
    {
        foreach (var member in shape.Written.Where(IsOptional))
        {
            source.Line($"var {member.Local} = {member.Value};");
        }

        var extension = shape.Extension is { Written: not null } written ? written : null;
        if (extension is not null)
        {
            source.Line($"var {Extension} = {extension.Written};");
        }

        var certain = shape.Written.Count(member => !IsOptional(member)).ToString(CultureInfo.InvariantCulture);
        var optional = shape.Written.Where(IsOptional).Select(member => $"({IsWritten(member)} ? 1 : 0)");
        string[] kept = extension is null ? [] : [$"{CodecFormat.MessagePack.Codec}.Count({Extension}{extension.Forgiving})"];
        source.Line($"writer.WriteStartObject({string.Join("\n    + ", [certain, .. optional, .. kept])});");
        foreach (var member in shape.Written)
        {
            EmitMember(source, member);
        }

        if (extension is not null)
        {
            source.Line($"writer.WriteExtension({Extension}{extension.Forgiving});");
        }
    }

    private static void EmitMember(SourceWriter source, WrittenMember member)
    {
        if (IsOptional(member))
        {
            source.Open($"if ({IsWritten(member)})");
        }

        source.Line($"writer.WriteName({member.JsonName}u8);");
        switch (member.When)
        {
            case WriteWhen.NotNull:
                ValueWriting.Emit(source, ValueOf(member.Shape), member.Shape is NullableShape ? $"{member.Local}.Value" : member.Local, CodecFormat.MessagePack);
                break;
            case WriteWhen.NotDefault:
                ValueWriting.Emit(source, member.Shape, member.Local, CodecFormat.MessagePack);
                break;
            default:
                EmitCertain(source, member);
                break;
        }

        if (IsOptional(member))
        {
            source.Close();
        }
    }

    /// <summary>Writes the value of a member that is always written.</summary>
    public static void EmitCertain(SourceWriter source, WrittenMember member)
    {
        if (member.When is WriteWhen.NeverNull)
        {
            var value = $"{member.Value} ?? throw {GeneratedFile.Codec}.NullMember({member.JsonName})";
            ValueWriting.Emit(source, ValueOf(member.Shape), member.Shape is NullableShape ? $"({value})" : value, CodecFormat.MessagePack);
        }
        else
        {
            ValueWriting.EmitOrNull(source, member.Shape, member.Value, member.Local, CodecFormat.MessagePack);
        }
    }

    private static bool IsOptional(WrittenMember member) => member.When is WriteWhen.NotNull or WriteWhen.NotDefault;

    private static string IsWritten(WrittenMember member) => member switch
    {
        { When: WriteWhen.NotDefault } => $"!{GeneratedFile.Codec}.IsDefault({member.Local})",
        { Shape: NullableShape } => $"{member.Local}.HasValue",
        _ => $"{member.Local} is not null",
    };

    private static TypeShape ValueOf(TypeShape shape) => shape is NullableShape nullable ? nullable.Value : shape;
}
