using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedSockets.Serialization.Tests;

/// <summary>Compares what was read down to the last field, and more strictly than its types do: the sign of zero, the digits of a decimal.</summary>
internal static class SameValue
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = new();

    /// <summary>What differs first, as <c>.Lines[2].Price is 1.5, not 1.50</c>; null where nothing does.</summary>
    public static string? FindDifference(object? expected, object? actual) => expected switch
    {
        null => actual is null ? null : $" is {actual}, not null",
        _ when actual is null => $" is null, not {expected}",
        _ when expected.GetType() != actual.GetType() => $" is a {actual.GetType()}, not a {expected.GetType()}",
        _ when Scalar(expected) is { } scalar => Equals(scalar, Scalar(actual)) ? null : $" is {Scalar(actual)}, not {scalar}",
        IDictionary map => FindDifference(map, (IDictionary)actual),
        IEnumerable list => FindDifference(list, (IEnumerable)actual),
        _ => FindFieldDifference(expected, actual),
    };

    /// <summary>What two values without parts are compared by; null for a value with parts.</summary>
    private static object? Scalar(object value) => value switch
    {
        double number => BitConverter.DoubleToInt64Bits(number),
        float number => BitConverter.SingleToInt32Bits(number),
        Half number => BitConverter.HalfToInt16Bits(number),
        decimal number => string.Join(',', decimal.GetBits(number)),
        DateTime time => (time.Ticks, time.Kind),
        DateTimeOffset time => (time.Ticks, time.Offset),
        Uri uri => uri.OriginalString,
        byte[] bytes => Convert.ToHexString(bytes),
        ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
        Memory<byte> bytes => Convert.ToHexString(bytes.Span),
        JsonElement { ValueKind: JsonValueKind.Undefined } => "undefined",
        JsonElement element => Convert.ToHexString(JsonMarshal.GetRawUtf8Value(element)),
        JsonDocument document => Convert.ToHexString(JsonMarshal.GetRawUtf8Value(document.RootElement)),
        JsonNode node => node.ToJsonString(),
        string or Guid or Version or Enum => value,
        _ => value.GetType() is { Namespace: "System", IsGenericType: false, IsArray: false, IsValueType: true } ? value : null,
    };

    private static string? FindDifference(IDictionary expected, IDictionary actual) =>
        FindDifference(expected.Keys, (IEnumerable)actual.Keys) is { } keys ? $".Keys{keys}" : FindDifference(expected.Values, (IEnumerable)actual.Values);

    private static string? FindDifference(IEnumerable expected, IEnumerable actual)
    {
        object?[] expectedItems;
        try
        {
            expectedItems = [.. expected.Cast<object?>()];
        }
        catch (InvalidOperationException)
        {
            // An ImmutableArray that was never set can't be enumerated.
            return FindFieldDifference(expected, actual);
        }

        object?[] actualItems = [.. actual.Cast<object?>()];
        for (var i = 0; i < Math.Min(expectedItems.Length, actualItems.Length); i++)
        {
            if (FindDifference(expectedItems[i], actualItems[i]) is { } difference)
            {
                return $"[{i}]{difference}";
            }
        }

        return expectedItems.Length == actualItems.Length ? null : $" has {actualItems.Length} items, not {expectedItems.Length}";
    }

    private static string? FindFieldDifference(object expected, object actual)
    {
        foreach (var field in Fields.GetOrAdd(expected.GetType(), FieldsOf))
        {
            if (FindDifference(field.GetValue(expected), field.GetValue(actual)) is { } difference)
            {
                return $".{field.Name}{difference}";
            }
        }

        return null;
    }

    private static FieldInfo[] FieldsOf(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var declaring = type; declaring is not null && declaring != typeof(object) && declaring != typeof(ValueType); declaring = declaring.BaseType)
        {
            fields.AddRange(declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        }

        return [.. fields];
    }
}
