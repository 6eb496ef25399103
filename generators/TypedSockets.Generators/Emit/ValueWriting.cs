using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the statements that write one value, with the name it has in an object or without.</summary>
internal static class ValueWriting
{
    /// <summary>Whether what writes the shape writes null by itself, or the value is never null.</summary>
    public static bool TakesNull(TypeShape shape) => shape switch
    {
        NullableShape or DictionaryShape => false,
        ListShape list => !list.CanBeNull,
        _ => true,
    };

    /// <summary>Writes a member; the value may be null where the shape takes null.</summary>
    public static void EmitNamed(SourceWriter source, TypeShape shape, string name, string value)
    {
        switch (shape)
        {
            case PrimitiveShape primitive when NamedMethod(primitive.Kind) is { } method:
                source.Line($"writer.{method}({name}, {value});");
                break;
            case EnumShape { IsText: false } number:
                source.Line($"writer.WriteNumber({name}, ({Keyword(number.Underlying)}){value});");
                break;
            case ListShape list:
                source.Line($"writer.WriteStartArray({name});");
                EmitElements(source, list, value, depth: 1);
                break;
            case DictionaryShape dictionary:
                source.Line($"writer.WriteStartObject({name});");
                EmitEntries(source, dictionary, value, depth: 1);
                break;
            default:
                source.Line($"writer.WritePropertyName({name});");
                EmitValue(source, shape, value, depth: 1);
                break;
        }
    }

    /// <summary>Writes a value that may be null where the shape takes null.</summary>
    private static void EmitValue(SourceWriter source, TypeShape shape, string value, int depth)
    {
        switch (shape)
        {
            case ListShape list:
                source.Line("writer.WriteStartArray();");
                EmitElements(source, list, value, depth);
                break;
            case DictionaryShape dictionary:
                source.Line("writer.WriteStartObject();");
                EmitEntries(source, dictionary, value, depth);
                break;
            default:
                source.Line(shape switch
                {
                    PrimitiveShape primitive => PrimitiveStatement(primitive.Kind, value),
                    EnumShape { IsText: true } => $"{GeneratedFile.WsJson}.WriteEnumName(writer, {value});",
                    EnumShape number => $"writer.WriteNumberValue(({Keyword(number.Underlying)}){value});",
                    MessageShape => $"{GeneratedFile.WsJson}.WriteMessage(writer, {value});",
                    PayloadShape payload => $"global::{GeneratedFile.CodecNamespace}.{payload.CodecName}.Write(writer, {(payload.IsRenamed ? Forgiven(value) : value)});",
                    _ => throw new InvalidOperationException($"There is no way to write {shape}."),
                });
                break;
        }
    }

    private static void EmitElements(SourceWriter source, ListShape list, string value, int depth)
    {
        var item = Numbered("item", depth);
        source.Open($"foreach (var {item} in {(list.Kind is ListKind.ImmutableArray ? $"{GeneratedFile.WsJson}.Initialized({value})" : value)})");
        EmitElement(source, list.Element, item, depth);
        source.Close();
        source.Line("writer.WriteEndArray();");
    }

    private static void EmitEntries(SourceWriter source, DictionaryShape dictionary, string value, int depth)
    {
        var item = Numbered("item", depth);
        source.Open($"foreach (var {item} in {value})");
        source.Line($"writer.WritePropertyName({item}.Key);");
        EmitElement(source, dictionary.Value, $"{item}.Value", depth);
        source.Close();
        source.Line("writer.WriteEndObject();");
    }

    private static void EmitElement(SourceWriter source, TypeShape shape, string value, int depth)
    {
        if (TakesNull(shape))
        {
            EmitValue(source, shape, value, depth + 1);
            return;
        }

        var present = Numbered("itemValue", depth);
        source.Open($"if ({value} is {{ }} {present})");
        EmitValue(source, shape is NullableShape nullable ? nullable.Value : shape, present, depth + 1);
        source.Close().Open("else");
        source.Line("writer.WriteNullValue();");
        source.Close();
    }

    private static string Forgiven(string value) => value.Contains(' ') ? $"({value})!" : $"{value}!";

    private static string PrimitiveStatement(Primitive kind, string value) => kind switch
    {
        Primitive.Boolean => $"writer.WriteBooleanValue({value});",
        Primitive.String or Primitive.Guid or Primitive.DateTime or Primitive.DateTimeOffset => $"writer.WriteStringValue({value});",
        Primitive.Char or Primitive.Uri or Primitive.DateOnly or Primitive.TimeOnly or Primitive.TimeSpan or Primitive.Base64 or Primitive.JsonElement
            => $"{GeneratedFile.WsJson}.Write{kind}(writer, {value});",
        _ => $"writer.WriteNumberValue({value});",
    };

    /// <summary>The writer's own method for a name and a value, where it has one that takes null as well.</summary>
    private static string? NamedMethod(Primitive kind) => kind switch
    {
        Primitive.Boolean => "WriteBoolean",
        Primitive.String or Primitive.Guid or Primitive.DateTime or Primitive.DateTimeOffset => "WriteString",
        Primitive.Char or Primitive.Uri or Primitive.DateOnly or Primitive.TimeOnly or Primitive.TimeSpan or Primitive.Base64 or Primitive.JsonElement => null,
        _ => "WriteNumber",
    };

    private static string Keyword(Primitive integer) => integer switch
    {
        Primitive.SByte => "sbyte",
        Primitive.Byte => "byte",
        Primitive.Int16 => "short",
        Primitive.UInt16 => "ushort",
        Primitive.UInt32 => "uint",
        Primitive.Int64 => "long",
        Primitive.UInt64 => "ulong",
        _ => "int",
    };

    private static string Numbered(string name, int depth) => depth == 1 ? name : $"{name}{depth}";
}
