using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets.Serialization.Tests.Drawing;

/// <summary>
/// Draws values of a type, after what the oracle knows of the type. Tame ones can be written; in others some members
/// may be null against their annotation, infinite, or never set.
/// </summary>
internal sealed class Values(Draw draw, DrawingRules rules, bool isTame)
{
    /// <summary>Few values nest deeper than this, and some nest deeper than a payload may.</summary>
    private readonly int maxDepth = !isTame && draw.OneIn(15) ? PayloadReader.MaxDepth - 4 + draw.Below(8) : 5;

    private bool IsDeep => maxDepth > 5;

    public object? Of(Type type, int depth = 0)
    {
        if (rules.TryValue(type, draw, out var ruled))
        {
            return ruled;
        }

        return Nullable.GetUnderlyingType(type) is { } underlying
            ? draw.OneIn(3) ? null : Of(underlying, depth)
            : Scalars.Has(type) ? Scalars.Of(type, draw, isTame)
            : AnyJson(type) ?? Composed(type, depth);
    }

    /// <summary>A value, or null as often as the type, the annotation and wildness have it.</summary>
    public object? Member(Type type, bool isNullable, int depth)
    {
        var canBeNull = !type.IsValueType;
        var isTooDeep = depth >= maxDepth || draw.Choices > 2000;
        return canBeNull && (isNullable ? isTooDeep || draw.OneIn(IsDeep ? 60 : 4) : !isTame && draw.OneIn(80)) || depth > 60
            ? null
            : Of(type, depth);
    }

    public int Count(int depth)
    {
        if (depth >= maxDepth || draw.Choices > 2000)
        {
            return 0;
        }

        return IsDeep ? draw.OneIn(30) ? 0 : 1 : draw.OneIn(50) ? draw.Below(70) : draw.Below(4);
    }

    /// <summary>The types that hold any JSON.</summary>
    private object? AnyJson(Type type)
    {
        if (type == typeof(JsonElement) || type == typeof(JsonElement?))
        {
            return !isTame && draw.OneIn(60) ? default : Element();
        }

        if (type == typeof(JsonDocument))
        {
            return JsonDocument.Parse(JsonPrinter.Print(JsonTree.Any(draw, isTame), draw));
        }

        if (type == typeof(object))
        {
            return draw.Below(4) switch { 0 => draw.Below(100), 1 => Texts.Any(draw, isTame), 2 => draw.OneIn(2), _ => Element() };
        }

        return typeof(JsonNode).IsAssignableFrom(type) ? Node(type) : null;
    }

    private JsonElement Element()
    {
        var json = JsonPrinter.Print(JsonTree.Any(draw, isTame), draw);
        return !isTame && draw.OneIn(30) && json.IndexOf(',', StringComparison.Ordinal) < 0
            ? JsonElement.Parse($"[/* kept? */{json},]", new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip })
            : JsonElement.Parse(json);
    }

    private JsonNode Node(Type type)
    {
        var tree = type == typeof(JsonArray) ? JsonTree.Array(JsonTree.Any(draw, isTame: true), JsonTree.Any(draw, isTame: true))
            : type == typeof(JsonObject) ? JsonTree.AnyObject(draw, isTame: true)
            : type == typeof(JsonValue) ? JsonTree.String(Texts.Any(draw, isUnicode: true))
            : JsonTree.Any(draw, isTame: true);
        return type != typeof(JsonArray) && type != typeof(JsonObject) && draw.OneIn(3)
            ? JsonValue.Create(draw.Below(100).ToString(CultureInfo.InvariantCulture))
            : JsonNode.Parse(JsonPrinter.Print(tree, draw)) ?? JsonValue.Create(0);
    }

    private object? Composed(Type type, int depth)
    {
        var info = rules.Reflection.GetTypeInfo(type);
        var made = info.PolymorphismOptions is { } polymorphism && Derived(type, polymorphism) is var derived && derived != type
            ? Of(derived, depth)
            : info.Kind switch
            {
                JsonTypeInfoKind.Enumerable => Collections.List(type, Items(info.ElementType!, depth), info.ElementType!, draw, isTame),
                JsonTypeInfoKind.Dictionary => Collections.Map(type, Pairs(info, depth), info.KeyType!, info.ElementType!, draw),
                _ when type.IsAbstract => null,
                _ => Object(info, depth),
            };

        // What reflection can't make, and what only a reader fills, the oracle makes from a document.
        var isPopulated = info.Properties.Any(member => member is { Set: null, ObjectCreationHandling: JsonObjectCreationHandling.Populate });
        return made is null || draw.OneIn(isPopulated ? 2 : 12) ? Read(type, depth) ?? made : made;
    }

    private object? Read(Type type, int depth)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var json = JsonPrinter.Print(new Documents(draw, rules, isTame: true).For(type, depth + 1), draw);
            if (rules.TryRead(json, type, out var value))
            {
                return value;
            }
        }

        return null;
    }

    private Type Derived(Type type, JsonPolymorphismOptions polymorphism)
    {
        // One without a discriminator can't be read again.
        Type[] choices = [.. polymorphism.DerivedTypes.Where(derived => !isTame || derived.TypeDiscriminator is not null).Select(derived => derived.DerivedType).Where(derived => !derived.IsAbstract)];
        return choices.Length == 0 || (!type.IsAbstract && draw.OneIn(4)) ? type : choices[draw.Below(choices.Length)];
    }

    private object? Object(JsonTypeInfo info, int depth)
    {
        var plan = ObjectPlan.Of(info);
        object? made = null;
        for (var attempt = 0; attempt < 20 && made is null; attempt++)
        {
            made = plan.Create([.. plan.Parameters.Select(parameter =>
                Member(parameter.Type, parameter.Member?.IsGetNullable ?? !parameter.Type.IsValueType, depth + 1))]);
        }

        if (made is null)
        {
            return null;
        }

        foreach (var member in plan.Settable)
        {
            if (member.IsRequired || !draw.OneIn(IsDeep ? 60 : depth >= maxDepth ? 2 : 4))
            {
                member.Set!(made, Member(member.PropertyType, member.IsGetNullable, depth + 1));
            }
        }

        return made;
    }

    private List<object?> Items(Type type, int depth) =>
        [.. Enumerable.Range(0, Count(depth)).Select(_ => Member(type, isNullable: !isTame || draw.OneIn(3), depth + 1))];

    private List<(object Key, object? Value)> Pairs(JsonTypeInfo info, int depth)
    {
        var pairs = new List<(object, object?)>();
        var keys = new HashSet<object>();
        for (var count = Count(depth); count > 0; count--)
        {
            var key = info.KeyType == typeof(string) && draw.OneIn(2) ? Texts.Name(draw) : Of(info.KeyType!, depth + 1);
            if (key is not null && keys.Add(key))
            {
                pairs.Add((key, Member(info.ElementType!, isNullable: draw.OneIn(2), depth + 1)));
            }
        }

        return pairs;
    }
}
