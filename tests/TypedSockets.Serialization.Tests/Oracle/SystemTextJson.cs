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

    private static readonly SystemTextJson Default = new(Options);

    /// <summary>What is written, or null where writing is refused.</summary>
    public static string? Write<T>(T value) => Write(value, Options).Value is { } json ? Encoding.UTF8.GetString(json) : null;

    /// <summary>What is read, or what it is refused with. A payload is never null.</summary>
    public static (T? Value, JsonException? Refusal) Read<T>(ReadOnlySpan<byte> json)
        where T : IWsMessage<T>
    {
        var (value, refusal) = ((ISide)Default).Read<T>(json.ToArray());
        return (value, refusal as JsonException);
    }

    Outcome<byte[]> ISide.Write<T>(T message) => Write(message, options);

    Outcome<T> ISide.Read<T>(byte[] json)
    {
        try
        {
            var value = JsonSerializer.Deserialize<T>(json.AsSpan(), options);
            return value is null ? new(default, new JsonException("null", "$", null, null)) : new(value, null);
        }
        catch (Exception exception)
        {
            return new(default, exception);
        }
    }

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
}
