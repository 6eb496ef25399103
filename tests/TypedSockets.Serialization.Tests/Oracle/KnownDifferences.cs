using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using TypedSockets.Serialization.Tests.Drawing;

namespace TypedSockets.Serialization.Tests;

/// <summary>Every difference between codecs and the oracle that is meant to be. Whatever is not covered here fails a test.</summary>
internal static class KnownDifferences
{
    public static readonly KnownDifference[] All =
    [
        new(
            "Values in the innermost object",
            "A payload nests 32 deep at most. The oracle reads an object at that depth whatever its members are, but writes it only where it has none that are not null; a codec writes what is read.",
            IsInnermost),
        new(
            "How a JsonElement is written",
            "A codec writes it as it came, white space, escapes and all; the oracle escapes its strings anew, and refuses those that are no Unicode.",
            IsJsonElement),
        new(
            "Extension data that is a JsonObject",
            "A codec writes its members among those of the type. The oracle puts braces around them, without a name before, and what it writes is no JSON.",
            IsNodeExtension),
        new(
            "The place of a syntax error in a value that is not read member by member",
            "A codec names the innermost place. The oracle names the member whose value it skips or takes whole: an unknown or ignored one, any JSON, and a member of a type with constructor parameters that is none of them.",
            IsInOpaqueValue),
        new(
            "The place of a fault in a value that a converter hands on to a serializer",
            "A codec names the place in the document, the oracle that in the value.",
            IsHandedOn),
        new(
            "The place of a syntax error between the keys of a dictionary",
            "A codec names the dictionary; the oracle names the key before.",
            IsBetweenKeys),
        new(
            "The place of a name that is no Unicode",
            "A codec names it, with U+FFFD for what is no character; the oracle names the object, or the key before.",
            IsNoUnicode),
        new(
            "The place of a fault in a set, or in a collection that is populated",
            "A codec counts the elements of the document; the oracle counts what the collection holds: not those that are equal to one before, and those that were there from the start.",
            IsCountedOtherwise),
        new(
            "Invalid UTF-8",
            "It never gets to a codec, for the whole frame is refused before. Of one in a payload alone, the place that is named may differ.",
            difference => difference.Kind is DifferenceKind.Path && !Utf8.IsValid(difference.Document)),
        new(
            "The length of a path",
            "A codec cuts a path off after 150 characters.",
            difference => difference.Kind is DifferenceKind.Path && difference.Actual.EndsWith('…') && difference.Expected.StartsWith(difference.Actual[..^1], StringComparison.Ordinal)),
        new(
            "Which of several faults is named",
            "A codec names the first in the document, but sees only at the end of an object that a key of a dictionary stands there twice, or that a member was in the extension data from the start, and reads what is populated after the other members. The oracle reads the members that are no constructor parameters after those that are, extension data too, and sees that a name stands there twice only when it has read the second value.",
            difference => IsLateMember(difference) || IsInSecondValue(difference) || IsThereFromStart(difference) || IsBehindSecondKey(difference) || IsPopulatedLast(difference)),
    ];

    public static KnownDifference? Find(Difference difference) => Array.Find(All, known => known.Covers(difference));

    private static bool IsInnermost(Difference difference) =>
        difference is { Kind: DifferenceKind.Written, ActualJson: { } written }
        && difference.Expected.Contains("maximum allowed depth of 32", StringComparison.Ordinal)
        && IsJson(written)
        && !IsJson(written, PayloadReader.MaxDepth - 1);

    /// <summary>Whether what is written means the same, or holds what only reading it as text would refuse.</summary>
    private static bool IsJsonElement(Difference difference) =>
        difference is { Kind: DifferenceKind.Written, ActualJson: { } written }
        && DocumentPath.Holds(difference.Message, type => type.Type == typeof(JsonElement) || type.Type == typeof(JsonDocument) || ExtensionOf(type) is not null)
        && IsJson(written)
        && (difference.ExpectedJson is { } expected ? IsJson(expected) && JsonTree.MeansTheSame(expected, written) : difference.Expected.Contains("could not be serialized", StringComparison.Ordinal));

    private static bool IsNodeExtension(Difference difference) =>
        difference is { Kind: DifferenceKind.Written, ExpectedJson: { } expected, ActualJson: { } written }
        && DocumentPath.Holds(difference.Message, type => ExtensionOf(type)?.PropertyType == typeof(JsonObject))
        && IsJson(written)
        && !IsJson(expected);

    private static JsonPropertyInfo? ExtensionOf(JsonTypeInfo type) => type.Properties.FirstOrDefault(member => member.IsExtensionData);

    private static bool IsInOpaqueValue(Difference difference) =>
        difference.Kind is DifferenceKind.Path
        && difference.Actual.StartsWith(difference.Expected, StringComparison.Ordinal)
        && DocumentPath.Walk(difference.Message, difference.Expected).LastOrDefault() is ({ } type, { } step)
        && (type.Kind is JsonTypeInfoKind.Object ? DocumentPath.MemberOf(type, step) is not { } member || !IsRead(member) || IsLate(type, member) || IsWhole(member.PropertyType, type) : IsWhole(type.ElementType, type))
        && !IsJson(difference.Document!);

    private static bool IsHandedOn(Difference difference)
    {
        var (expected, actual) = (DocumentPath.Steps(difference.Expected), DocumentPath.Steps(difference.Actual));
        for (var start = 1; difference.Kind is DifferenceKind.Path && start <= actual.Count; start++)
        {
            // The innermost place of a syntax error is named here, too, and another fault than that of a key that stands there twice.
            var inside = actual[start..];
            var isThere = inside.Count >= expected.Count && inside[..expected.Count].SequenceEqual(expected, StringComparer.Ordinal);
            if (((isThere && (inside.Count == expected.Count || !IsJson(difference.Document!))) || HasNameTwice(difference.Document!))
                && DocumentPath.TypeAt(difference.Message, $"${string.Concat(actual[..start])}") is { Kind: JsonTypeInfoKind.None } type
                && type.Converter.GetType().Assembly == typeof(KnownDifferences).Assembly)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLateMember(Difference difference)
    {
        var walked = "$";
        foreach (var (type, step) in difference.Kind is DifferenceKind.Path ? DocumentPath.Walk(difference.Message, difference.Actual) : [])
        {
            if (!difference.Expected.StartsWith(walked, StringComparison.Ordinal))
            {
                return false;
            }

            var isLate = type.Kind is JsonTypeInfoKind.Object && (DocumentPath.MemberOf(type, step) ?? ExtensionOf(type)) is { } member && IsLate(type, member);
            var isElsewhere = DocumentPath.Steps($"${difference.Expected[walked.Length..]}") is not [var first, ..] || !string.Equals(first, step, StringComparison.Ordinal);
            walked += step;
            if (isLate && (isElsewhere || (string.Equals(difference.Expected, walked, StringComparison.Ordinal) && HasNameTwice(difference.Document!))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInSecondValue(Difference difference) =>
        difference.Kind is DifferenceKind.Path && difference.Expected.StartsWith(difference.Actual, StringComparison.Ordinal) && difference.Reason.EndsWith("stands there twice", StringComparison.Ordinal);

    private static bool IsThereFromStart(Difference difference) =>
        difference.Kind is DifferenceKind.Path
        && DocumentPath.Walk(difference.Message, difference.Expected).LastOrDefault() is ({ CreateObject: { } create } type, ['.', .. var name])
        && ExtensionOf(type)?.Get?.Invoke(create()) switch
        {
            IDictionary<string, object?> values => values.ContainsKey(name),
            IDictionary<string, JsonElement> elements => elements.ContainsKey(name),
            JsonObject node => node.ContainsKey(name),
            _ => false,
        };

    private static bool IsCountedOtherwise(Difference difference)
    {
        var (expected, actual) = (DocumentPath.Steps(difference.Expected), DocumentPath.Steps(difference.Actual));
        if (difference.Kind is not DifferenceKind.Path || expected.Count != actual.Count)
        {
            return false;
        }

        JsonPropertyInfo? member = null;
        foreach (var ((type, step), other) in DocumentPath.Walk(difference.Message, difference.Actual).Zip(expected))
        {
            var isCounted = type.Type.GetInterfaces().Append(type.Type).Any(IsSet) || IsPopulated(member);
            if (!isCounted && !string.Equals(step, other, StringComparison.Ordinal))
            {
                return false;
            }

            member = type.Kind is JsonTypeInfoKind.Object ? DocumentPath.MemberOf(type, step) : null;
        }

        return true;
    }

    private static bool IsPopulatedLast(Difference difference) =>
        difference.Kind is DifferenceKind.Path && DocumentPath.Holds(difference.Message, type => type.Properties.Any(IsPopulated));

    private static bool IsPopulated(JsonPropertyInfo? member) =>
        (member?.ObjectCreationHandling ?? (member is null ? null : member.Options.GetTypeInfo(member.DeclaringType).PreferredPropertyObjectCreationHandling)) is JsonObjectCreationHandling.Populate;

    /// <summary>Whether the oracle saw that a key of a dictionary stands there twice, and the codec a fault behind it.</summary>
    private static bool IsBehindSecondKey(Difference difference)
    {
        if (difference.Kind is not DifferenceKind.Path)
        {
            return false;
        }

        foreach (var ((type, step), other) in DocumentPath.Walk(difference.Message, difference.Expected).Zip(DocumentPath.Steps(difference.Actual).Append("")))
        {
            if (!string.Equals(step, other, StringComparison.Ordinal))
            {
                return type.Kind is JsonTypeInfoKind.Dictionary;
            }
        }

        return false;
    }

    private static bool IsSet(Type type) => type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ISet<>) || type.GetGenericTypeDefinition() == typeof(IReadOnlySet<>));

    private static bool IsRead(JsonPropertyInfo member) => member.Set is not null || member.AssociatedParameter is not null;

    private static bool IsLate(JsonTypeInfo type, JsonPropertyInfo member) =>
        member.AssociatedParameter is null && type.Properties.Any(other => other.AssociatedParameter is not null);

    /// <summary>Whether values of the type are read at once by a converter of their own.</summary>
    private static bool IsWhole(Type? type, JsonTypeInfo holder) =>
        type is not null && holder.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type).Kind is JsonTypeInfoKind.None;

    private static bool IsBetweenKeys(Difference difference) =>
        difference.Kind is DifferenceKind.Path
        && difference.Expected.StartsWith(difference.Actual, StringComparison.Ordinal)
        && DocumentPath.TypeAt(difference.Message, difference.Actual) is { Kind: JsonTypeInfoKind.Dictionary }
        && !IsJson(difference.Document!);

    private static bool IsJson(byte[] document, int maxDepth = PayloadReader.MaxDepth)
    {
        var reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            while (reader.Read())
            {
                // The reader itself throws.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool HasNameTwice(byte[] document)
    {
        try
        {
            using var parsed = JsonDocument.Parse(document, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return false;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return true;
        }
    }

    private static bool IsNoUnicode(Difference difference)
    {
        var (expected, actual) = (DocumentPath.Steps(difference.Expected), DocumentPath.Steps(difference.Actual));
        if (difference.Kind is not DifferenceKind.Path
            || !actual.LastOrDefault("").Contains('\uFFFD', StringComparison.Ordinal)
            || expected.Count < actual.Count - 1
            || expected.Count > actual.Count
            || !expected.Take(actual.Count - 1).SequenceEqual(actual[..^1], StringComparer.Ordinal))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(difference.Document!);
        return text.Contains('\uFFFD', StringComparison.Ordinal) || text.Contains("\\ud", StringComparison.OrdinalIgnoreCase);
    }
}
