using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the statements that write one value.</summary>
internal static class ValueWriting
{
    /// <summary>Writes a value that may be null.</summary>
    /// <param name="source">Takes the statements.</param>
    /// <param name="shape">The shape of the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="present">A name for it where it is not null.</param>
    /// <param name="format">What it is written to.</param>
    /// <param name="depth">How many collections it stands in.</param>
    public static void EmitOrNull(SourceWriter source, TypeShape shape, string value, string present, CodecFormat format, int depth = 0)
    {
        if (TakesNull(shape))
        {
            Emit(source, shape, value, format, depth);
            return;
        }

        source.Open($"if ({value} is {{ }} {present})");
        Emit(source, shape is NullableShape nullable ? nullable.Value : shape, present, format, depth);
        source.Close().Open("else");
        source.Line("writer.WriteNull();");
        source.Close();
    }

    /// <summary>Writes a value that may be null where what writes the shape writes null by itself.</summary>
    public static void Emit(SourceWriter source, TypeShape shape, string value, CodecFormat format, int depth = 0)
    {
        switch (shape)
        {
            case ListShape list:
                EmitElements(source, list, value, format, depth + 1);
                source.Line("writer.WriteEndArray();");
                break;
            case DictionaryShape dictionary:
                EmitEntries(source, dictionary, value, format, depth + 1);
                source.Line(format.IsJson ? "writer.WriteEndObject();" : "writer.WriteEndArray();");
                break;
            default:
                source.Line(shape switch
                {
                    ForeignShape foreign => $"writer.WriteWith({foreign.Code}, {value});",
                    PrimitiveShape { Handling: not 0 } number => $"writer.WriteNumberWith({value}, {number.Handling});",
                    PrimitiveShape { Kind: Primitive.Base64, CanBeNull: false } => $"writer.WriteBase64({value}.Span);",
                    PrimitiveShape primitive => $"writer.Write{primitive.Kind}({value});",
                    EnumShape { IsText: true } => $"writer.WriteEnumName({value});",
                    EnumShape number => $"writer.Write{number.Underlying}(({EnumText.Keyword(number)}){value});",
                    MessageShape => $"{format.Codec}.WriteMessage(ref writer, {value});",
                    PayloadShape payload => $"{format.CodecOf(payload)}.Write(ref writer, {(payload.IsRenamed ? Forgiven(value) : value)});",
                    _ => throw new InvalidOperationException($"There is no way to write {shape}."),
                });
                break;
        }
    }

    /// <summary>Whether what writes the shape writes null by itself, or the value is never null.</summary>
    private static bool TakesNull(TypeShape shape) => shape switch
    {
        NullableShape => false,
        CollectionShape collection => !collection.CanBeNull,
        _ => true,
    };

    private static void EmitElements(SourceWriter source, ListShape list, string value, CodecFormat format, int depth)
    {
        var item = Numbered("item", depth);
        if (format.IsJson)
        {
            source.Line("writer.WriteStartArray();");
        }

        source.Open($"foreach (var {item} in {(format.IsJson ? Walked(list, value, $"Items<{list.ElementName}>") : Opened(list, value, $"WriteSequence<{list.ElementName}>", "WriteItems"))})");
        source.Line("writer.WriteNextElement();");
        EmitOrNull(source, list.Element, item, Numbered("itemValue", depth), format, depth);
        source.Close();
    }

    private static void EmitEntries(SourceWriter source, DictionaryShape dictionary, string value, CodecFormat format, int depth)
    {
        var item = Numbered("item", depth);
        var entries = $"<{dictionary.Key.TypeName}, {dictionary.ElementName}>";
        if (format.IsJson)
        {
            source.Line("writer.WriteStartObject();");
            source.Open($"foreach (var {item} in {Walked(dictionary, value, $"Entries{entries}")})");
        }
        else
        {
            source.Open($"foreach (var {item} in {Opened(dictionary, value, $"WriteEntrySequence{entries}", "WriteEntries")})");
            source.Line("writer.WriteNextElement();");
        }

        source.Line(dictionary.Key switch
        {
            PrimitiveShape primitive => $"writer.Write{primitive.Kind}Key({item}.Key);",
            _ => $"writer.WriteEnumKey({item}.Key);",
        });
        EmitOrNull(source, dictionary.Element, $"{item}.Value", Numbered("itemValue", depth), format, depth);
        source.Close();
    }

    private static string Walked(CollectionShape collection, string value, string behind) => collection.Walk switch
    {
        CollectionWalk.Behind => $"{GeneratedFile.Codec}.{behind}({value})",
        CollectionWalk.Span => $"{value}.Span",
        CollectionWalk.Initialized => $"{GeneratedFile.Codec}.Initialized({value})",
        _ => value,
    };

    /// <summary>The call that says how many there are, and returns what is walked.</summary>
    private static string Opened(CollectionShape collection, string value, string behind, string itself) => collection.Walk switch
    {
        CollectionWalk.Behind => $"writer.{behind}({value})",
        CollectionWalk.Span => $"writer.{itself}<{collection.ElementName}>({value}.Span)",
        CollectionWalk.Initialized => $"writer.{itself}({GeneratedFile.Codec}.Initialized({value}))",
        _ => $"writer.{itself}({value})",
    };

    private static string Forgiven(string value) => value.Contains(' ') ? $"({value})!" : $"{value}!";

    private static string Numbered(string name, int depth) => depth == 1 ? name : $"{name}{depth}";
}
