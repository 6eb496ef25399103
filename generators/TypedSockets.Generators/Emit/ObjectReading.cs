using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the statements that read a JSON object from <c>reader</c> and return what it stands for.</summary>
internal static class ObjectReading
{
    private const int BitsOfWord = 64;
    private const int MaxLineLength = 120;

    /// <param name="source">Takes the statements.</param>
    /// <param name="shape">The type of the object.</param>
    /// <param name="type">The type as it is written where the statements stand.</param>
    public static void Emit(SourceWriter source, ObjectModel shape, string type)
    {
        EmitVariables(source, shape);
        source.Line($"{GeneratedFile.WsJson}.EnterObject(ref reader);");
        source.Open($"while ({GeneratedFile.WsJson}.NextMember(ref reader))");
        EmitMembers(source, shape);
        source.Close();
        EmitRequired(source, shape);
        EmitObject(source, shape, type);
    }

    private static void EmitVariables(SourceWriter source, ObjectModel shape)
    {
        foreach (var member in shape.Read.Where(member => member.Target is not ReadTarget.None))
        {
            source.Line($"{member.Shape!.NullableName} {member.Local} = {member.Initial};");
        }

        for (var word = 0; word * BitsOfWord < shape.Read.Count; word++)
        {
            source.Line($"ulong {Seen(word * BitsOfWord)} = 0;");
        }

        source.Blank();
    }

    private static void EmitMembers(SourceWriter source, ObjectModel shape)
    {
        for (var i = 0; i < shape.Read.Count; i++)
        {
            var member = shape.Read[i];
            source.Open($"{(i == 0 ? "if" : "else if")} (reader.ValueTextEquals({member.JsonName}u8))");
            source.Line($"{GeneratedFile.WsJson}.EnterMember(ref reader, ref {Seen(i)}, {Bit(i)});");
            source.Line(member.Target is ReadTarget.None
                ? "reader.Skip();"
                : $"{member.Local} = {ValueReading.Expression(member.Shape!, member.AllowsNull)};");
            source.Close();
        }

        if (shape.Read.Count == 0)
        {
            source.Line("reader.Skip();");
            return;
        }

        source.Open("else");
        source.Line("reader.Skip();");
        source.Close();
    }

    private static void EmitRequired(SourceWriter source, ObjectModel shape)
    {
        var names = shape.Read.Where(member => member.IsRequired).Select(member => member.JsonName).ToList();
        for (var first = 0; first < names.Count; first += BitsOfWord)
        {
            var count = Math.Min(BitsOfWord, names.Count - first);
            var all = $"0x{ulong.MaxValue >> (BitsOfWord - count):X}UL";
            source.Open($"if (({Seen(first)} & {all}) != {all})");
            source.Line($"throw {GeneratedFile.WsJson}.MissingMember({Seen(first)}, {string.Join(", ", names.Skip(first).Take(count))});");
            source.Close();
        }
    }

    private static void EmitObject(SourceWriter source, ObjectModel shape, string type)
    {
        var initializers = shape.Read.Where(member => member.Target is ReadTarget.Initializer).ToList();
        var setLater = shape.Read
            .Select((member, index) => (Member: member, Index: index))
            .Where(item => item.Member.Target is ReadTarget.Setter or ReadTarget.Accessor)
            .ToList();

        var head = setLater.Count == 0 ? "return" : "var result =";
        var call = $"{head} new {type}({string.Join(", ", shape.ConstructorArguments)})";
        if (call.Length > MaxLineLength)
        {
            call = $"{head} new {type}(\n    {string.Join(",\n    ", shape.ConstructorArguments)})";
        }

        if (initializers.Count == 0)
        {
            source.Line($"{call};");
        }
        else
        {
            source.Open(call);
            foreach (var member in initializers)
            {
                source.Line($"{member.Name} = {member.Value},");
            }

            source.Close(";");
        }

        foreach (var (member, index) in setLater)
        {
            source.Open($"if (({Seen(index)} & {Bit(index)}) != 0)");
            source.Line(member.Target is ReadTarget.Setter
                ? $"result.{member.Name} = {member.Value};"
                : $"{member.Accessor}({(shape.IsValueType ? "ref " : "")}result, {member.Value});");
            source.Close();
        }

        if (setLater.Count > 0)
        {
            source.Line("return result;");
        }
    }

    private static string Seen(int index) => index < BitsOfWord ? "seen" : $"seen{(index / BitsOfWord) + 1}";

    private static string Bit(int index) => $"1UL << {index % BitsOfWord}";
}
