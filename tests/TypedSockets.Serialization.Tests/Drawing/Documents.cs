using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets.Serialization.Tests.Drawing;

/// <summary>
/// Draws documents for a type, after what the oracle knows of the type. Tame ones fit it; in others some values may be
/// null, too large or no date, and members may be missing, unknown or there twice.
/// </summary>
internal sealed class Documents(Draw draw, DrawingRules rules, bool isTame)
{
    private static readonly ConditionalWeakTable<JsonPropertyInfo, JsonSerializerOptions> MemberOptions = [];

    /// <summary>Few documents nest deeper than this, and some nest deeper than a payload may.</summary>
    private readonly int maxDepth = !isTame && draw.OneIn(15) ? PayloadReader.MaxDepth - 4 + draw.Below(8) : 5;

    private bool IsDeep => maxDepth > 5;

    /// <summary>A document for a message: made member by member, or a value as the oracle writes it.</summary>
    public static JsonTree Of(Type type, Draw draw, DrawingRules rules, bool isTame) =>
        draw.OneIn(3) && DrawingRules.Written(new Values(draw, rules, isTame: true).Of(type), type, rules.Options) is { } written
            ? written
            : new Documents(draw, rules, isTame).For(type);

    public JsonTree For(Type type, int depth = 0)
    {
        if (rules.TryDocument(type, draw) is { } ruled)
        {
            return ruled;
        }

        if (!isTame && depth > 0 && draw.OneIn(IsDeep ? 300 : 12))
        {
            return Tokens.Wild(Nullable.GetUnderlyingType(type) ?? type, draw);
        }

        return Nullable.GetUnderlyingType(type) is { } underlying
            ? draw.OneIn(3) ? JsonTree.Raw("null") : For(underlying, depth)
            : type == typeof(JsonElement) || type == typeof(JsonDocument) || type == typeof(object) ? JsonTree.Any(draw, isTame, depth)
            : Scalars.Has(type) ? Leaf(type, rules.Reflection)
            : Composed(rules.Options.GetTypeInfo(type), depth);
    }

    private JsonTree Composed(JsonTypeInfo info, int depth)
    {
        if (info.PolymorphismOptions is { DerivedTypes.Count: > 0 } polymorphism)
        {
            return Polymorphic(info, polymorphism, depth);
        }

        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => JsonTree.Array(Enumerable.Range(0, Count(depth)).Select(_ => Element(info.ElementType!, depth)).ToList()),
            JsonTypeInfoKind.Dictionary => Map(info, depth),
            JsonTypeInfoKind.Object => Object(info, depth),
            _ => Leaf(info.Type, rules.Reflection),
        };
    }

    /// <summary>A value as the oracle writes it, whatever its form.</summary>
    private JsonTree Leaf(Type type, JsonSerializerOptions options) =>
        DrawingRules.Written(new Values(draw, rules, isTame: true).Of(type), type, options) ?? JsonTree.Raw("null");

    private JsonTree Polymorphic(JsonTypeInfo info, JsonPolymorphismOptions polymorphism, int depth)
    {
        // One without a discriminator is read as its base, if that is not abstract.
        JsonDerivedType[] choices = [.. polymorphism.DerivedTypes.Where(derived => !isTame || !info.Type.IsAbstract || derived.TypeDiscriminator is not null)];
        var derived = choices[draw.Below(choices.Length)];
        if (derived.DerivedType == info.Type || (!info.Type.IsAbstract && draw.OneIn(5)))
        {
            return info.Kind is JsonTypeInfoKind.Object ? Object(info, depth) : JsonTree.Any(draw, isTame, depth);
        }

        var tree = For(derived.DerivedType, depth);
        if (tree.Members is { } members && derived.TypeDiscriminator is { } discriminator)
        {
            var name = JsonToken.String(polymorphism.TypeDiscriminatorPropertyName ?? "$type");
            var value = discriminator is int ? JsonTree.Raw($"{discriminator}") : JsonTree.String($"{discriminator}");
            members.RemoveAll(member => member.Name == name);
            members.Insert(isTame || !draw.OneIn(10) ? 0 : draw.Below(members.Count + 1), (name, isTame || !draw.OneIn(10) ? value : JsonTree.Raw(draw.Pick("\"other\"", "1", "null", "{}"))));
        }

        return tree;
    }

    private JsonTree Map(JsonTypeInfo info, int depth)
    {
        var tree = JsonTree.Object();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var count = Count(depth); count > 0; count--)
        {
            var name = Key(info.KeyType!);
            if (names.Add(name) || (!isTame && draw.OneIn(3)))
            {
                tree.Members!.Add((JsonToken.String(name), Element(info.ElementType!, depth)));
            }
        }

        return tree;
    }

    /// <summary>A key as the oracle writes it, or anything.</summary>
    private string Key(Type type)
    {
        if (type == typeof(string) || (!isTame && draw.OneIn(8)))
        {
            return draw.OneIn(3) ? Texts.Any(draw, isUnicode: true) : Texts.Name(draw);
        }

        var dictionary = Collections.Map(typeof(Dictionary<,>).MakeGenericType(type, typeof(int)), [(new Values(draw, rules, isTame: true).Of(type)!, 0)], type, typeof(int), draw)!;
        return DrawingRules.Written(dictionary, dictionary.GetType(), rules.Reflection) is { Members: [var (name, _)] } ? name.Text : "k";
    }

    private JsonTree Element(Type type, int depth) =>
        !type.IsValueType && draw.OneIn(8) ? JsonTree.Raw("null") : For(type, depth + 1);

    private JsonTree Object(JsonTypeInfo info, int depth)
    {
        var tree = JsonTree.Object();
        foreach (var property in info.Properties)
        {
            if (property.IsExtensionData)
            {
                tree.Members!.AddRange(JsonTree.AnyObject(draw, isTame: true, depth + 1).Members!);
            }
            else if (IsThere(property, depth))
            {
                tree.Members!.Add((JsonToken.String(property.Name), Member(property, depth + 1)));
            }
        }

        if (draw.OneIn(4))
        {
            draw.Shuffle(tree.Members!);
        }

        if (!isTame && draw.OneIn(10))
        {
            tree.Members!.Insert(draw.Below(tree.Members.Count + 1), (JsonToken.String(Texts.Name(draw)), JsonTree.Any(draw, isTame: false, depth + 1)));
        }

        return tree;
    }

    private bool IsThere(JsonPropertyInfo property, int depth) => property.IsRequired
        ? isTame || !draw.OneIn(50)
        : !draw.OneIn(depth >= maxDepth && !Scalars.Has(property.PropertyType) ? 1 : IsDeep ? 60 : 4);

    private JsonTree Member(JsonPropertyInfo property, int depth)
    {
        var type = property.PropertyType;
        var isNullable = property is { IsSetNullable: true, AssociatedParameter: null or { IsNullable: true } } and not { Set: null, ObjectCreationHandling: JsonObjectCreationHandling.Populate } && !type.IsValueType;
        if (isNullable ? draw.OneIn(IsDeep ? 60 : 4) || depth > 60 : !isTame && draw.OneIn(60))
        {
            return JsonTree.Raw("null");
        }

        // What is only written as text is not read from it.
        return property is { CustomConverter: null, NumberHandling: null or JsonNumberHandling.WriteAsString } || draw.OneIn(8)
            ? For(type, depth)
            : Leaf(type, MemberOptions.GetValue(property, property => OptionsOf(property, rules.Reflection)));
    }

    /// <summary>The options that make of a type what the attributes of one member make of it.</summary>
    private static JsonSerializerOptions OptionsOf(JsonPropertyInfo property, JsonSerializerOptions options)
    {
        var own = new JsonSerializerOptions(options) { NumberHandling = property.NumberHandling ?? JsonNumberHandling.Strict };
        if (property.CustomConverter is { } converter)
        {
            own.Converters.Insert(0, converter);
        }

        return own;
    }

    private int Count(int depth) => depth >= maxDepth || draw.Choices > 1500 ? 0 : IsDeep ? draw.OneIn(30) ? 0 : 1 : draw.OneIn(60) ? draw.Below(50) : draw.Below(4);
}
