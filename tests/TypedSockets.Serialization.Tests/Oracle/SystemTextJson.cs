using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets.Serialization.Tests;

/// <summary>The oracle: what <see cref="JsonSerializer"/> writes, reads and refuses is what codecs write, read and refuse.</summary>
/// <remarks>To throw is to refuse: a user's constructor or converter may throw anything.</remarks>
internal sealed class SystemTextJson(JsonSerializerOptions options) : ISide
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = PayloadReader.MaxDepth,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>What is written, or null where writing is refused.</summary>
    public static string? Write<T>(T value) => Write(value, Options).Value is { } json ? Encoding.UTF8.GetString(json) : null;

    /// <summary>What is read, or what it is refused with. A payload is never null.</summary>
    public static (T? Value, JsonException? Refusal) Read<T>(ReadOnlySpan<byte> json)
    {
        var (value, refusal) = Read<T>(json, Options);
        return (value, refusal as JsonException);
    }

    Outcome<byte[]> ISide.Write<T>(T message) => Write(message, options);

    Outcome<T> ISide.Read<T>(byte[] json) => Read<T>(json, options);

    private static Outcome<byte[]> Write<T>(T value, JsonSerializerOptions options)
    {
        try
        {
            return new(JsonSerializer.SerializeToUtf8Bytes(value, options), null);
        }
        catch (Exception exception)
        {
            return new(null, exception);
        }
    }

    private static Outcome<T> Read<T>(ReadOnlySpan<byte> json, JsonSerializerOptions options)
    {
        try
        {
            var value = JsonSerializer.Deserialize<T>(json, options);
            return value is null ? new(default, new JsonException("null", "$", null, null)) : new(value, null);
        }
        catch (Exception exception)
        {
            return new(default, exception);
        }
    }
}
