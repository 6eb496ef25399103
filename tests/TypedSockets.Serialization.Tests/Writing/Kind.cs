using System.Text;
using System.Text.Json;

namespace TypedSockets.Serialization.Tests;

/// <summary>Writes one value.</summary>
internal delegate void WriteValue<in T>(ref WsJsonWriter writer, T value);

/// <summary>One kind of value, about which writer and oracle are to agree: as a value, and as the key of a dictionary where it can be one.</summary>
internal sealed class Kind<T>(WriteValue<T> write, WriteValue<T>? writeName = null)
    where T : notnull
{
    private readonly JsonBuffer buffer = new();

    public void AssertOn(params IEnumerable<T> values)
    {
        foreach (var value in values)
        {
            AssertOn(value);
        }
    }

    public void AssertOn(T value)
    {
        AssertSame(value, Oracle(value), Written(value, write, 0));
        if (writeName is not null)
        {
            // The first name follows a brace, the second a comma.
            var name = Oracle(new Dictionary<T, int> { [value] = 1 });
            AssertSame(value, name, Written(value, InObject, 0));
            AssertSame(value, name is null ? null : [.. "{1,"u8, .. name[1..]], Written(value, InOpenObject, 0));
        }

        // As little room as there can be: whatever is written has to make its own.
        AssertSame(value, Oracle(value), Written(value, write, 256));
        AssertSame(value, Oracle(value), Written(value, write, 254));
    }

    private void InObject(ref WsJsonWriter writer, T value)
    {
        writer.WriteStartObject();
        writeName!(ref writer, value);
        writer.WriteInt32(1);
        writer.WriteEndObject();
    }

    private void InOpenObject(ref WsJsonWriter writer, T value)
    {
        writer.WriteStartObject("{1"u8);
        writeName!(ref writer, value);
        writer.WriteInt32(1);
        writer.WriteEndObject();
    }

    /// <summary>What is written behind so many bytes, or null where that is refused.</summary>
    private byte[]? Written(T value, WriteValue<T> how, int before)
    {
        buffer.Clear();
        buffer.Reserve(before);
        buffer.Advance(before);
        var writer = new WsJsonWriter(buffer);
        try
        {
            how(ref writer, value);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            return null;
        }

        writer.Flush();
        return buffer.Written[before..].ToArray();
    }

    private static byte[]? Oracle<TValue>(TValue value)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(value, SystemTextJson.Options);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            return null;
        }
    }

    private static bool IsRefusal(Exception exception) => exception is JsonException or ArgumentException or InvalidOperationException;

    private static void AssertSame(T value, byte[]? expected, byte[]? actual)
    {
        if (expected is null ? actual is not null : !expected.AsSpan().SequenceEqual(actual))
        {
            Assert.Fail($"{typeof(T).Name} {value} is written as {Print(actual)}, by the oracle as {Print(expected)}.");
        }
    }

    private static string Print(byte[]? json) => json is null ? "nothing" : Encoding.UTF8.GetString(json);
}
