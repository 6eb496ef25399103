using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedSockets;

/// <summary>What JSON means here, said to the converters of <c>System.Text.Json</c> that are asked for rare values.</summary>
internal static class JsonConventions
{
    /// <summary>What the oracle of all codecs reads and writes by.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = PayloadReader.MaxDepth,
    };

    /// <summary>Throws an <see cref="ArgumentException"/> at what is no UTF-8.</summary>
    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
