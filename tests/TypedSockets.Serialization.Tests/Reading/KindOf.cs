using System.Text;
using System.Text.Json;

namespace TypedSockets.Serialization.Tests.Reading;

/// <summary>One kind of value.</summary>
/// <param name="read">Reads a value.</param>
/// <param name="readKey">Reads a key.</param>
/// <param name="samples">Some values.</param>
internal sealed class Kind<T>(Payload.ReadValue<T> read, Kind<T>.ReadKey? readKey, params T[] samples) : Kind
    where T : notnull
{
    public delegate T ReadKey(ref WsJsonReader reader, ReadOnlySpan<byte> name);

    public override bool IsKey => readKey is not null;

    /// <summary>Whether null is a value of this kind.</summary>
    public bool HasNull { get; init; }

    public JsonSerializerOptions Options { get; init; } = SystemTextJson.Options;

    public override IEnumerable<string> Written => samples.Select(sample => JsonSerializer.Serialize(sample, Options));

    public override IEnumerable<string> WrittenKeys => samples.Select(sample =>
        JsonSerializer.Serialize(new Dictionary<T, int> { [sample] = 1 }, Options)[1..^3]);

    public override void AssertValue(byte[] token)
    {
        if (!HasNull && "null"u8.SequenceEqual(token.AsSpan().Trim(" \t\r\n"u8)))
        {
            Assert.Contains("null is not allowed here", Refusal(token)!, StringComparison.Ordinal);
            return;
        }

        Agree(token, read, json => JsonSerializer.Deserialize<T>(json, Options)!);
        Agree([.. "["u8, .. token, .. "]"u8], ReadElements, Elements);
        Agree([.. "[ "u8, .. token, .. "\r\n\t ,"u8, .. token, .. "                           ] "u8], ReadElements, Elements);
        Agree([.. "{\"value\":"u8, .. token, .. ",\"unknown\":\"long enough for a vector\"}"u8], ReadHolder, json => JsonSerializer.Deserialize<Holder>(json, Options)!.Value!);
    }

    public override void AssertKey(byte[] name)
    {
        Agree([.. "{"u8, .. name, .. ":1}"u8], ReadKeys, Keys);
        Agree([.. "{ "u8, .. name, .. " : 1                             }"u8], ReadKeys, Keys);
    }

    private static void Agree<TResult>(byte[] json, Payload.ReadValue<TResult> actual, Func<byte[], TResult> expected)
    {
        string? value = null;
        string? refusal = null;
        try
        {
            value = Describe(expected(json));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // A JsonNode with a member twice is refused by the latter.
            refusal = exception.Message;
        }

        try
        {
            var result = Describe(Payload.Read(json, actual));
            Assert.True(refusal is null, $"Read as {result}, refused by the oracle ({refusal}): {Encoding.UTF8.GetString(json)}");
            Assert.True(string.Equals(value, result, StringComparison.Ordinal), $"Read as {result}, by the oracle as {value}: {Encoding.UTF8.GetString(json)}");
        }
        catch (WsPayloadException exception)
        {
            Assert.True(refusal is not null, $"Refused ({exception.Message}), read by the oracle as {value}: {Encoding.UTF8.GetString(json)}");
        }
    }

    private static string Describe<TResult>(TResult result) => result is T[] items ? string.Join('|', items.Select(Exact.Of)) : Exact.Of(result);

    private string? Refusal(byte[] token)
    {
        try
        {
            Payload.Read(token, read);
            return null;
        }
        catch (WsPayloadException exception)
        {
            return exception.Message;
        }
    }

    private T[] Elements(byte[] json) => [.. JsonSerializer.Deserialize<List<T>>(json, Options)!];

    private T[] Keys(byte[] json) => [.. JsonSerializer.Deserialize<Dictionary<T, int>>(json, Options)!.Keys];

    private T[] ReadElements(ref WsJsonReader reader)
    {
        var items = new WsJsonItems<T>();
        for (reader.StartArray(); reader.NextElement();)
        {
            items.Add(read(ref reader));
        }

        return items.ToArray();
    }

    private T[] ReadKeys(ref WsJsonReader reader)
    {
        var keys = new List<T>();
        for (reader.StartObject(); reader.NextName(out var name);)
        {
            var key = readKey!(ref reader, name);
            if (keys.Contains(key))
            {
                throw reader.Duplicate();
            }

            keys.Add(key);
            reader.ReadInt32();
        }

        return [.. keys];
    }

    private T ReadHolder(ref WsJsonReader reader)
    {
        T? value = default;
        ulong seen = 0;
        var isValue = reader.StartObject("{\"value\":"u8);
        while (isValue || reader.NextName(out var name) && ((isValue = name.SequenceEqual("value"u8)) || true))
        {
            if (isValue)
            {
                reader.Mark(ref seen, 1);
                value = read(ref reader);
                isValue = false;
            }
            else
            {
                reader.Skip();
            }
        }

        return value!;
    }

    private sealed record Holder(T? Value);
}
