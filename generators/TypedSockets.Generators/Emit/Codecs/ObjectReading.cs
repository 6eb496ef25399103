using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>
/// Prints the statements that read an object from <c>reader</c> and return what it stands for. What the other side
/// wrote is read straight down: after each value stands the run that leads to the next, and the next case takes over.
/// Anything else is found by its name.
/// </summary>
internal static class ObjectReading
{
    /// <param name="source">Takes the statements.</param>
    /// <param name="shape">The type of the object.</param>
    /// <param name="type">The type as it is written where the statements stand.</param>
    /// <param name="format">What it is read from.</param>
    public static void Emit(SourceWriter source, ObjectModel shape, string type, CodecFormat format)
    {
        EmitReading(source, shape, format);
        ObjectMaking.Emit(source, shape, type, format);
        EmitFunctions(source, shape, format);
    }

    /// <summary>Prints the statements that read an object into the <c>result</c> that is there.</summary>
    public static void EmitPopulation(SourceWriter source, ObjectModel shape, CodecFormat format)
    {
        EmitReading(source, shape, format);
        ObjectMaking.EmitPopulation(source, shape, format);
        EmitFunctions(source, shape, format);
    }

    public static string Word(int word) => word == 0 ? "seen" : $"seen{word + 1}";

    public static string Bit(SeenBit bit) => $"1UL << {bit.Place}";

    private static void EmitReading(SourceWriter source, ObjectModel shape, CodecFormat format)
    {
        EmitVariables(source, shape);
        if (IsArray(shape, format))
        {
            CompactReading.Emit(source, shape, format);
        }
        else if (shape.Read.Count == 0)
        {
            source.Line("reader.StartObject();");
            source.Open("while (reader.NextName(out var name))").Line(Unmapped(shape)).Close();
        }
        else
        {
            EmitMembers(source, shape, format);
        }

        EmitRequired(source, shape);
    }

    private static void EmitFunctions(SourceWriter source, ObjectModel shape, CodecFormat format)
    {
        if (shape.Read.Count > 0 && !IsArray(shape, format))
        {
            EmitNext(source, shape, format);
        }

        CollectionReading.Emit(source, shape.Collections, format);
    }

    private static void EmitVariables(SourceWriter source, ObjectModel shape)
    {
        foreach (var member in shape.Read.Where(member => member.Target is not ReadTarget.None))
        {
            source.Line(member.Target is ReadTarget.Population ? $"var {member.Local} = 0;" : $"{member.Shape!.NullableName} {member.Local} = {member.Initial};");
        }

        if (shape.ReadExtension is { } extension)
        {
            source.Line($"{extension.Unmapped}? unmapped = null;");
        }

        for (var word = 0; word < shape.Words; word++)
        {
            source.Line($"ulong {Word(word)} = 0;");
        }

        source.Blank();
    }

    private static void EmitMembers(SourceWriter source, ObjectModel shape, CodecFormat format)
    {
        var start = format.StartOf(shape);
        if (start is null)
        {
            source.Line("reader.StartObject();");
        }
        else
        {
            source.Line("// What a twin of this codec wrote stands in this order, and each case leads to the next; anything else is found by its name.");
        }

        var next = shape.ReadExtension is null ? "Next(ref reader)" : "Next(ref reader, ref unmapped)";
        var first = start is null ? next : $"reader.StartObject({start}u8) ? 0 : {next}";
        source.Open($"for (var member = {first}; member >= 0; member = {next})");
        source.Open("switch (member)");
        for (var i = 0; i < shape.Read.Count; i++)
        {
            EmitCase(source, shape, i, format);
        }

        source.Close().Close();
    }

    private static void EmitCase(SourceWriter source, ObjectModel shape, int index, CodecFormat format)
    {
        var member = shape.Read[index];
        source.Label($"case {index}:");
        EmitMember(source, shape, member, format);
        if (format.FollowerOf(shape, index) is { } follower)
        {
            source.Open($"if (reader.TryName({follower}u8))").Line($"goto case {index + 1};").Close();
        }

        source.Line("break;").EndLabel();
    }

    /// <summary>Prints the statements that read one member into its variable.</summary>
    public static void EmitMember(SourceWriter source, ObjectModel shape, ReadMember member, CodecFormat format)
    {
        if (member.Bit is { } bit)
        {
            source.Line($"reader.Mark(ref {Word(bit.Word)}, {Bit(bit)});");
        }

        if (member.Target is ReadTarget.Population)
        {
            source.Line($"{member.Local} = reader.Here;");
        }

        source.Line(member.Target is ReadTarget.None or ReadTarget.Population
            ? "reader.Skip();"
            : $"{member.Local} = {ValueReading.Expression(member.Shape!, member.AllowsNull, shape.Collections, format)};");
    }

    /// <summary>Whether the members are known by their place.</summary>
    private static bool IsArray(ObjectModel shape, CodecFormat format) => shape.IsCompact && !format.IsJson;

    private static void EmitRequired(SourceWriter source, ObjectModel shape)
    {
        foreach (var required in shape.Required)
        {
            var mask = $"0x{required.Mask:X}UL";
            source.Open($"if (({Word(required.Word)} & {mask}) != {mask})");
            source.Line($"throw reader.MissingMember({Word(required.Word)}, {mask}, {string.Join(", ", required.JsonNames)});");
            source.Close();
        }
    }

    /// <summary>Finds the next member that is known, by its name; -1 at the end.</summary>
    private static void EmitNext(SourceWriter source, ObjectModel shape, CodecFormat format)
    {
        var unmapped = shape.ReadExtension is { } extension ? $", ref {extension.Unmapped}? unmapped" : "";
        source.Blank();
        source.Open($"static int Next({format.Reader}{unmapped})");
        source.Open("while (reader.NextName(out var name))");
        source.Open("switch (name.Length)");
        foreach (var names in shape.Names)
        {
            foreach (var member in names.Members)
            {
                source.Line($"case {names.Length} when global::System.MemoryExtensions.SequenceEqual(name, {member.JsonName}u8): return {member.Index};");
            }
        }

        source.Close();
        source.Line(Unmapped(shape));
        source.Close();
        source.Line("return -1;");
        source.Close();
    }

    private static string Unmapped(ObjectModel shape) => shape switch
    {
        { ReadExtension: not null } => "reader.ReadUnmapped(name, ref unmapped);",
        { RefusesUnmapped: true } => "throw reader.Unmapped(name);",
        _ => "reader.Skip();",
    };
}
