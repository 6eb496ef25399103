using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>What the product stands beside.</summary>
internal static class Sides
{
    /// <summary>What the source generator wrote to write with; it can't read.</summary>
    public static JsonCodec<T> FastPath<T>() => new((JsonTypeInfo<T>)FastPathContext.Default.GetTypeInfo(typeof(T))!);

    /// <summary><see cref="JsonSerializer"/> with what the source generator wrote about the types.</summary>
    public static JsonCodec<T> Metadata<T>() => new(OracleOptions.Of<T>(OracleOptions.Metadata));

    /// <summary>The same without what makes reading strict: duplicate members, nulls and missing members pass.</summary>
    public static JsonCodec<T> LenientMetadata<T>() => new(OracleOptions.Of<T>(OracleOptions.LenientMetadata));

    /// <summary><see cref="JsonSerializer"/> as everybody knows it.</summary>
    public static JsonCodec<T> Reflection<T>() => new(OracleOptions.Of<T>(OracleOptions.Reflection));
}
