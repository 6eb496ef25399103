using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>The options under which <see cref="JsonSerializer"/> means what the product means.</summary>
internal static class OracleOptions
{
    /// <summary>With what reflection finds out about a type.</summary>
    public static readonly JsonSerializerOptions Reflection = With(new DefaultJsonTypeInfoResolver());

    /// <summary>With what the source generator wrote about a type.</summary>
    public static readonly JsonSerializerOptions Metadata = With(new MetadataContext());

    /// <summary>
    /// The same names and numbers, and nothing refused that need not be. This is not what the product means; it tells what
    /// the strictness costs the other side.
    /// </summary>
    public static readonly JsonSerializerOptions LenientMetadata = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        MaxDepth = PayloadReader.MaxDepth,
        TypeInfoResolver = new MetadataContext(),
    };

    /// <summary>What the oracle knows of the type.</summary>
    public static JsonTypeInfo<T> Of<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions With(IJsonTypeInfoResolver resolver)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNameCaseInsensitive = false,
            NumberHandling = JsonNumberHandling.Strict,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            MaxDepth = PayloadReader.MaxDepth,
            TypeInfoResolver = resolver,
        };
        options.MakeReadOnly();
        return options;
    }
}
