using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints how members are populated: read again from where they stand, into what <c>result</c> holds.</summary>
internal static class PopulationText
{
    /// <param name="source">Takes the statements.</param>
    /// <param name="member">A member of <c>result</c> that was there; its variable says where.</param>
    /// <param name="shape">The type of the object.</param>
    public static void Emit(SourceWriter source, ReadMember member, ObjectModel shape)
    {
        var value = $"{member.Local}Value";
        source.Line($"var {member.Local}End = reader.Return({member.Local});");
        if (member.Shape!.CanBeNull)
        {
            EmitReference(source, member, shape, value);
        }
        else
        {
            source.Line($"var {value} = result.{member.Name};");
            source.Line($"{Populate(member.Shape, value, shape)};");
            source.Line($"{Set(member, value, shape)};");
        }

        source.Line($"reader.Return({member.Local}End);");
    }

    private static void EmitReference(SourceWriter source, ReadMember member, ObjectModel shape, string value)
    {
        if (member.Settable is ReadTarget.None)
        {
            source.Line("reader.RefuseNull();");
            source.Open($"if (result.{member.Name} is {{ }} {value})");
            source.Line($"{Populate(member.Shape!, value, shape)};");
            source.Close().Open("else");
            source.Line($"_ = {ValueReading.Expression(member.Shape!, allowsNull: false, shape.Collections)};");
            source.Close();
            return;
        }

        source.Open($"if (result.{member.Name} is {{ }} {value} && !reader.IsNull())");
        source.Line($"{Populate(member.Shape!, value, shape)};");
        source.Close().Open("else");
        var read = ValueReading.Expression(member.Shape!, member.AllowsNull, shape.Collections);
        source.Line($"{Set(member, member.IsForgiven ? $"({read})!" : read, shape)};");
        source.Close();
    }

    private static string Populate(TypeShape member, string value, ObjectModel shape) => member switch
    {
        PayloadShape payload => $"global::{GeneratedFile.CodecNamespace}.{payload.CodecName}.Populate(ref reader, {(payload.CanBeNull ? "" : "ref ")}{value}{(payload.IsRenamed ? "!" : "")})",
        _ => $"{shape.Collections.First(reader => reader.Shape == member && reader.IsPopulation).Method}(ref reader, {value})",
    };

    private static string Set(ReadMember member, string value, ObjectModel shape) => member.Settable is ReadTarget.Setter
        ? $"result.{member.Name} = {value}"
        : $"{member.Accessor}({(shape.IsValueType ? "ref " : "")}result, {value})";
}
