using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the local functions that read collections.</summary>
internal static class CollectionReading
{
    public static void Emit(SourceWriter source, EquatableArray<CollectionReader> collections, CodecFormat format)
    {
        foreach (var reader in collections)
        {
            source.Blank();
            if (reader.IsPopulation)
            {
                EmitPopulation(source, reader, collections, format);
                continue;
            }

            source.Open($"static {reader.Shape.TypeName} {reader.Method}({format.Reader})");
            if (reader.Shape is DictionaryShape { Gathered: "ToDictionary" } counted && !format.IsJson)
            {
                EmitCountedEntries(source, counted, collections, format);
            }
            else if (reader.Shape is DictionaryShape dictionary)
            {
                EmitEntries(source, dictionary, collections, format, dictionary.Gathered is null ? $"return entries.AddTo(ref reader, new {dictionary.TypeName}());" : $"return entries.{dictionary.Gathered}(ref reader);");
            }
            else
            {
                EmitElements(source, (ListShape)reader.Shape, collections, format);
            }

            source.Close();
        }
    }

    /// <summary>Elements may be null wherever their type has null, whatever its annotation says.</summary>
    private static void EmitElements(SourceWriter source, ListShape list, EquatableArray<CollectionReader> collections, CodecFormat format)
    {
        if (list.Walk is CollectionWalk.Span)
        {
            source.Open("if (reader.TryReadNull())").Line("return default;").Close();
        }

        if (list.Gathered is "ToList" && !format.IsJson)
        {
            // How many there are is said first.
            source.Line($"var items = new global::System.Collections.Generic.List<{list.ElementName}>(reader.StartArray());");
            source.Open("while (reader.NextElement())");
            source.Line($"items.Add({Element(list, collections, format)});");
            source.Close();
            source.Line("return items;");
            return;
        }

        source.Line(list.Gathered is null ? $"var items = new {list.TypeName}();" : $"var items = new global::TypedSockets.WsJsonItems<{list.ElementName}>();");
        source.Line("reader.StartArray();");
        source.Open("while (reader.NextElement())");
        var element = Element(list, collections, format);
        source.Line(list.Gathered is null ? $"{GeneratedFile.Codec}.AddTo<{list.TypeName}, {list.ElementName}>(ref items, {element});" : $"items.Add({element});");
        source.Close();
        source.Line(list.Gathered is null ? "return items;" : $"return items.{list.Gathered}();");
    }

    private static void EmitEntries(SourceWriter source, DictionaryShape dictionary, EquatableArray<CollectionReader> collections, CodecFormat format, string end)
    {
        source.Line($"var entries = new global::TypedSockets.WsJsonEntries<{dictionary.Key.TypeName}, {dictionary.ElementName}>({(format.IsJson ? "ref reader" : "reader.Here")});");
        source.Line("reader.StartObject();");
        source.Open(format.IsJson ? "while (reader.NextName(out var name))" : "while (reader.NextEntry())");
        source.Line($"var key = {ValueReading.Key(dictionary.Key, format)};");
        source.Line($"entries.Add(key, {Element(dictionary, collections, format)});");
        source.Close();
        source.Line(end);
    }

    /// <summary>Where it is said first how many there are, the dictionary is made before they are read.</summary>
    private static void EmitCountedEntries(SourceWriter source, DictionaryShape dictionary, EquatableArray<CollectionReader> collections, CodecFormat format)
    {
        source.Line($"var entries = new global::System.Collections.Generic.Dictionary<{dictionary.Key.TypeName}, {dictionary.ElementName}>(reader.StartMap());");
        source.Open("while (reader.NextEntry())");
        source.Line($"var key = {ValueReading.Key(dictionary.Key, format)};");
        source.Line($"reader.AddEntry(entries, key, {Element(dictionary, collections, format)});");
        source.Close();
        source.Line("return entries;");
    }

    /// <summary>Adds to a collection that is there.</summary>
    private static void EmitPopulation(SourceWriter source, CollectionReader reader, EquatableArray<CollectionReader> collections, CodecFormat format)
    {
        source.Open($"static void {reader.Method}({format.Reader}, {reader.Shape.TypeName} items)");
        if (reader.Shape is DictionaryShape dictionary)
        {
            EmitEntries(source, dictionary, collections, format, "entries.AddTo(ref reader, items);");
        }
        else
        {
            var element = Element(reader.Shape, collections, format);
            source.Line("reader.StartArray();");
            source.Open("while (reader.NextElement())");
            source.Line(reader.Shape.Added is { Length: > 0 } method ? $"items.{method}({element});" : $"{GeneratedFile.Codec}.AddTo<{reader.Shape.TypeName}, {reader.Shape.ElementName}>(ref items, {element});");
            source.Close();
        }

        source.Close();
    }

    private static string Element(CollectionShape collection, EquatableArray<CollectionReader> collections, CodecFormat format)
    {
        var value = ValueReading.Expression(collection.Element, allowsNull: true, collections, format);
        var isForgiven = collection.Element.CanBeNull && !collection.ElementName.EndsWith("?", StringComparison.Ordinal);
        return isForgiven && !value.EndsWith("!", StringComparison.Ordinal) ? $"({value})!" : value;
    }
}
