using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the local functions that read collections.</summary>
internal static class CollectionReading
{
    public static void Emit(SourceWriter source, EquatableArray<CollectionReader> collections)
    {
        foreach (var reader in collections)
        {
            source.Blank();
            source.Open($"static {reader.Shape.TypeName} {reader.Method}({GeneratedFile.Reader})");
            if (reader.Shape is DictionaryShape dictionary)
            {
                EmitEntries(source, dictionary, collections);
            }
            else
            {
                EmitElements(source, (ListShape)reader.Shape, collections);
            }

            source.Close();
        }
    }

    /// <summary>Elements may be null wherever their type has null, whatever its annotation says.</summary>
    private static void EmitElements(SourceWriter source, ListShape list, EquatableArray<CollectionReader> collections)
    {
        source.Line(list.Gathered is null ? $"var items = new {list.TypeName}();" : $"var items = new global::TypedSockets.WsJsonItems<{list.ElementName}>();");
        source.Line("reader.StartArray();");
        source.Open("while (reader.NextElement())");
        var element = Element(list, collections);
        source.Line(list.Gathered is null ? $"{GeneratedFile.Codec}.AddTo<{list.TypeName}, {list.ElementName}>(ref items, {element});" : $"items.Add({element});");
        source.Close();
        source.Line(list.Gathered is null ? "return items;" : $"return items.{list.Gathered}();");
    }

    private static void EmitEntries(SourceWriter source, DictionaryShape dictionary, EquatableArray<CollectionReader> collections)
    {
        source.Line($"var entries = new global::TypedSockets.WsJsonEntries<{dictionary.Key.TypeName}, {dictionary.ElementName}>(ref reader);");
        source.Open("try");
        source.Line("reader.StartObject();");
        source.Open("while (reader.NextName(out var name))");
        source.Line($"var key = {ValueReading.Key(dictionary.Key)};");
        source.Line($"entries.Add(key, {Element(dictionary, collections)});");
        source.Close().Close();
        var gathered = dictionary.Gathered is null ? $"entries.AddTo(ref reader, new {dictionary.TypeName}())" : $"entries.{dictionary.Gathered}(ref reader)";
        source.Open("catch");
        source.Line("// A key that stands there twice is refused before what is wrong behind it.");
        source.Line($"{gathered};").Line("throw;").Close();
        source.Line($"return {gathered};");
    }

    private static string Element(CollectionShape collection, EquatableArray<CollectionReader> collections)
    {
        var value = ValueReading.Expression(collection.Element, allowsNull: true, collections);
        var isForgiven = collection.Element.CanBeNull && !collection.ElementName.EndsWith("?", StringComparison.Ordinal);
        return isForgiven || collection.Element is PayloadShape { IsRenamed: true, CanBeNull: true } ? $"({value})!" : value;
    }
}
