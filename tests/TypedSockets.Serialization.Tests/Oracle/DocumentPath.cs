using System.Text.Json.Serialization.Metadata;

namespace TypedSockets.Serialization.Tests;

/// <summary>A JSON path, step by step, beside the types that it passes.</summary>
internal static class DocumentPath
{
    /// <summary>The steps of a path: <c>$.a[0]['b c']</c> has <c>.a</c>, <c>[0]</c> and <c>['b c']</c>.</summary>
    public static List<string> Steps(string path)
    {
        var steps = new List<string>();
        for (var start = 1; start < path.Length;)
        {
            var end = path[start..] switch
            {
                ['[', '\'', ..] => path.IndexOf("']", start + 2, StringComparison.Ordinal) is var quote and >= 0 ? quote + 2 : path.Length,
                ['[', ..] => path.IndexOf(']', start) is var bracket and >= 0 ? bracket + 1 : path.Length,
                _ => path.IndexOfAny(['.', '['], start + 1) is var next and >= 0 ? next : path.Length,
            };
            steps.Add(path[start..end]);
            start = end;
        }

        return steps;
    }

    /// <summary>The type of each object, array or dictionary that the path leads through, with the step taken from there.</summary>
    public static IEnumerable<(JsonTypeInfo Type, string Step)> Walk(JsonTypeInfo root, string path)
    {
        var type = root;
        foreach (var step in Steps(path))
        {
            yield return (type, step);
            var inner = type.Kind is JsonTypeInfoKind.Object ? MemberOf(type, step)?.PropertyType : type.ElementType;
            if (inner is null)
            {
                yield break;
            }

            type = root.Options.GetTypeInfo(Nullable.GetUnderlyingType(inner) ?? inner);
        }
    }

    /// <summary>The type at the end of a path; null where it leads through what has no type.</summary>
    public static JsonTypeInfo? TypeAt(JsonTypeInfo root, string path)
    {
        var steps = Steps(path).Count;
        return Walk(root, $"{path}.end").Skip(steps).Select(passed => passed.Type).FirstOrDefault();
    }

    public static JsonPropertyInfo? MemberOf(JsonTypeInfo type, string step) =>
        type.Properties.FirstOrDefault(property => step is ['.', .. var name] && string.Equals(name, property.Name, StringComparison.Ordinal)
            || step is ['[', '\'', .. var quoted, '\'', ']'] && string.Equals(quoted, property.Name, StringComparison.Ordinal));

    /// <summary>Whether a value of such a type may stand somewhere in a message.</summary>
    public static bool Holds(JsonTypeInfo message, Predicate<JsonTypeInfo> isHeld)
    {
        var seen = new HashSet<Type>();
        var open = new Queue<Type>([message.Type]);
        while (open.TryDequeue(out var next))
        {
            var type = Nullable.GetUnderlyingType(next) ?? next;
            if (seen.Add(type))
            {
                var info = message.Options.GetTypeInfo(type);
                if (isHeld(info))
                {
                    return true;
                }

                foreach (var inner in info.Properties.Select(property => property.PropertyType).Append(info.ElementType).OfType<Type>())
                {
                    open.Enqueue(inner);
                }
            }
        }

        return false;
    }
}
