using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the statements that make an object of the members that were read, and return it.</summary>
internal static class ObjectMaking
{
    private const int MaxLineLength = 120;

    public static void Emit(SourceWriter source, ObjectModel shape, string type, CodecFormat format)
    {
        var initializers = shape.Read.Where(member => member.Target is ReadTarget.Initializer).ToList();
        var setLater = shape.Read.Where(member => member.Target is ReadTarget.Setter or ReadTarget.Population).ToList();

        var isLeftAlone = setLater.Count == 0 && shape is { ReadExtension: null, Callbacks: { Deserializing: null, Deserialized: null } };
        var head = isLeftAlone ? "return" : "var result =";
        var make = shape.Constructor ?? $"new {type}";
        var call = $"{head} {make}({string.Join(", ", shape.ConstructorArguments)})";
        if (call.Length > MaxLineLength)
        {
            call = $"{head} {make}(\n    {string.Join(",\n    ", shape.ConstructorArguments)})";
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

        EmitFirst(source, shape);
        foreach (var member in setLater)
        {
            EmitSetting(source, shape, member, member.Setter, format);
        }

        EmitLast(source, shape);
        if (!isLeftAlone)
        {
            source.Line("return result;");
        }
    }

    /// <summary>Sets the members that were read on a <c>result</c> that is there.</summary>
    public static void EmitPopulation(SourceWriter source, ObjectModel shape, CodecFormat format)
    {
        EmitFirst(source, shape);
        foreach (var populated in shape.Populated)
        {
            EmitSetting(source, shape, populated.Member, populated.Setter, format);
        }

        foreach (var member in shape.Read.Where(member => member.Target is ReadTarget.Population))
        {
            EmitSetting(source, shape, member, member.Setter, format);
        }

        EmitLast(source, shape);
    }

    private static void EmitSetting(SourceWriter source, ObjectModel shape, ReadMember member, MemberSetter? setter, CodecFormat format)
    {
        source.Open($"if (({ObjectReading.Word(member.Bit!.Word)} & {ObjectReading.Bit(member.Bit)}) != 0)");
        if (member.Target is ReadTarget.Population)
        {
            PopulationReading.Emit(source, member, shape, format);
        }
        else
        {
            source.Line(setter!.Statement(member.Value));
        }

        source.Close();
    }

    private static void EmitFirst(SourceWriter source, ObjectModel shape)
    {
        if (shape.Callbacks.Deserializing is { } deserializing)
        {
            source.Line(deserializing.Statement("result"));
        }
    }

    private static void EmitLast(SourceWriter source, ObjectModel shape)
    {
        if (shape.ReadExtension is { } extension)
        {
            EmitExtension(source, extension);
        }

        if (shape.Callbacks.Deserialized is { } deserialized)
        {
            source.Line(deserialized.Statement("result"));
        }
    }

    /// <summary>Adds to what the member holds from the start.</summary>
    private static void EmitExtension(SourceWriter source, ExtensionModel extension)
    {
        source.Open("if (unmapped is not null)");
        source.Line(extension.Setter!.Statement($"{GeneratedFile.Codec}.Extend(ref reader, {extension.Held}{extension.Forgiving}, unmapped){extension.Forgiving}"));
        source.Close();
    }
}
