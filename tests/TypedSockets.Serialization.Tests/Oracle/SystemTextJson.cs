using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets.Serialization.Tests;

/// <summary>The oracle: what <see cref="JsonSerializer"/> writes, reads and refuses is what codecs write, read and refuse.</summary>
internal static class SystemTextJson
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
    public static string? Write<T>(T value)
    {
        try
        {
            return Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(value, Options));
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            return null;
        }
    }

    /// <summary>What is read, or what it is refused with. A payload is never null.</summary>
    public static (T? Value, JsonException? Refusal) Read<T>(ReadOnlySpan<byte> json)
    {
        try
        {
            var value = JsonSerializer.Deserialize<T>(json, Options);
            return value is null ? (default, new JsonException("null", "$", null, null)) : (value, null);
        }
        catch (NotSupportedException exception)
        {
            return (default, new JsonException(exception.Message));
        }
        catch (JsonException exception)
        {
            return (default, exception);
        }
    }

    /// <summary>Values that can't be written: null against an annotation, infinity, an array that was never set.</summary>
    private static bool IsRefusal(Exception exception) => exception is JsonException or ArgumentException or InvalidOperationException or NotSupportedException;
}
