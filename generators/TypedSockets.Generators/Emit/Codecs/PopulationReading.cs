using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints how members are populated: read again from where they stand, into what <c>result</c> holds.</summary>
internal static class PopulationReading
{
    /// <param name="source">Takes the statements.</param>
    /// <param name="member">A member of <c>result</c> that was there; its variable says where.</param>
    /// <param name="shape">The type of the object.</param>
    /// <param name="format">What it is read from.</param>
    public static void Emit(SourceWriter source, ReadMember member, ObjectModel shape, CodecFormat format)
    {
        var value = $"{member.Local}Value";
        source.Line($"var {member.Local}End = reader.Return({member.Local});");
        if (member.Shape!.CanBeNull)
        {
            EmitReference(source, member, shape, value, format);
        }
        else
        {
            source.Line($"var {value} = {member.Held};");
            source.Line($"{Populate(member.Shape, value, shape, format)};");
            source.Line(member.Setter!.Statement(value));
        }

        source.Line($"reader.Return({member.Local}End);");
    }

    private static void EmitReference(SourceWriter source, ReadMember member, ObjectModel shape, string value, CodecFormat format)
    {
        if (member.Setter is null)
        {
            source.Line("reader.RefuseNull();");
            source.Open($"if ({member.Held} is {{ }} {value})");
            source.Line($"{Populate(member.Shape!, value, shape, format)};");
            source.Close().Open("else");
            source.Line($"_ = {ValueReading.Expression(member.Shape!, allowsNull: false, shape.Collections, format)};");
            source.Close();
            return;
        }

        source.Open($"if ({member.Held} is {{ }} {value} && !reader.IsNull())");
        source.Line($"{Populate(member.Shape!, value, shape, format)};");
        source.Close().Open("else");
        var read = ValueReading.Expression(member.Shape!, member.AllowsNull, shape.Collections, format);
        source.Line(member.Setter.Statement(member.IsForgiven ? $"({read})!" : read));
        source.Close();
    }

    private static string Populate(TypeShape member, string value, ObjectModel shape, CodecFormat format) => member switch
    {
        PayloadShape payload => $"{format.CodecOf(payload)}.Populate(ref reader, {(payload.CanBeNull ? "" : "ref ")}{value}{(payload.IsRenamed ? "!" : "")})",
        _ => $"{shape.Collections.First(reader => reader.Shape == member && reader.IsPopulation).Method}(ref reader, {value})",
    };
}
