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
    /// <param name="depth">How many collections it stands in.</param>
    public static void EmitOrNull(SourceWriter source, TypeShape shape, string value, string present, int depth = 0)
    {
        if (TakesNull(shape))
        {
            Emit(source, shape, value, depth);
            return;
        }

        source.Open($"if ({value} is {{ }} {present})");
        Emit(source, shape is NullableShape nullable ? nullable.Value : shape, present, depth);
        source.Close().Open("else");
        source.Line("writer.WriteNull();");
        source.Close();
    }

    /// <summary>Writes a value that may be null where what writes the shape writes null by itself.</summary>
    public static void Emit(SourceWriter source, TypeShape shape, string value, int depth = 0)
    {
        switch (shape)
        {
            case ListShape list:
                source.Line("writer.WriteStartArray();");
                EmitElements(source, list, value, depth + 1);
                source.Line("writer.WriteEndArray();");
                break;
            case DictionaryShape dictionary:
                source.Line("writer.WriteStartObject();");
                EmitEntries(source, dictionary, value, depth + 1);
                source.Line("writer.WriteEndObject();");
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
                    MessageShape => $"{GeneratedFile.Codec}.WriteMessage(ref writer, {value});",
                    PayloadShape payload => $"global::{GeneratedFile.CodecNamespace}.{payload.CodecName}.Write(ref writer, {(payload.IsRenamed ? Forgiven(value) : value)});",
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

    private static void EmitElements(SourceWriter source, ListShape list, string value, int depth)
    {
        var item = Numbered("item", depth);
        source.Open($"foreach (var {item} in {Walked(list, value, $"Items<{list.ElementName}>")})");
        source.Line("writer.WriteNextElement();");
        EmitOrNull(source, list.Element, item, Numbered("itemValue", depth), depth);
        source.Close();
    }

    private static void EmitEntries(SourceWriter source, DictionaryShape dictionary, string value, int depth)
    {
        var item = Numbered("item", depth);
        source.Open($"foreach (var {item} in {Walked(dictionary, value, $"Entries<{dictionary.Key.TypeName}, {dictionary.ElementName}>")})");
        source.Line(dictionary.Key switch
        {
            PrimitiveShape primitive => $"writer.Write{primitive.Kind}Key({item}.Key);",
            _ => $"writer.WriteEnumKey({item}.Key);",
        });
        EmitOrNull(source, dictionary.Element, $"{item}.Value", Numbered("itemValue", depth), depth);
        source.Close();
    }

    private static string Walked(CollectionShape collection, string value, string behind) => collection.Walk switch
    {
        CollectionWalk.Behind => $"{GeneratedFile.Codec}.{behind}({value})",
        CollectionWalk.Span => $"{value}.Span",
        CollectionWalk.Initialized => $"{GeneratedFile.Codec}.Initialized({value})",
        _ => value,
    };

    private static string Forgiven(string value) => value.Contains(' ') ? $"({value})!" : $"{value}!";

    private static string Numbered(string name, int depth) => depth == 1 ? name : $"{name}{depth}";
}
