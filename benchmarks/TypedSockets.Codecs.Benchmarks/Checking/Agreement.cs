using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>Makes sure, before anything is measured, that all sides do the same: equal bytes out, equal values in.</summary>
internal static class Agreement
{
    /// <summary>Checks all sides on one message and its documents.</summary>
    /// <exception cref="InvalidOperationException">Two sides differ; it says where.</exception>
    public static void Check<T>()
        where T : IWsMessage<T>
    {
        var payload = Samples.Of<T>();
        var expected = JsonSerializer.SerializeToUtf8Bytes(payload.Message, OracleOptions.Of<T>(OracleOptions.Reflection));
        using var product = new ProductCodec<T>();
        using var fastPath = Sides.FastPath<T>();
        using var metadata = Sides.Metadata<T>();
        using var reflection = Sides.Reflection<T>();
        Equal<T>("product, written", expected, product.Write(payload.Message));
        Equal<T>("fast path, written", expected, fastPath.Write(payload.Message));
        Equal<T>("metadata, written", expected, metadata.Write(payload.Message));
        Equal<T>("reflection, written", expected, reflection.Write(payload.Message));

        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            var document = payload.Document(kind);
            var read = reflection.Write(reflection.Read(document)).ToArray();
            Equal<T>($"{kind} document, sorted", Sorted(expected), Sorted(read));
            Equal<T>($"{kind} document, product", read, reflection.Write(ProductCodec<T>.Read(document)));
            Equal<T>($"{kind} document, metadata", read, reflection.Write(metadata.Read(document)));
        }
    }

    private static void Equal<T>(string what, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        if (!expected.SequenceEqual(actual))
        {
            var at = expected.CommonPrefixLength(actual);
            throw new InvalidOperationException(
                $"{Samples.Names[typeof(T)]}: {what}: at byte {at} '{Excerpt(expected, at)}' was expected and '{Excerpt(actual, at)}' stands there.");
        }
    }

    private static string Excerpt(ReadOnlySpan<byte> json, int at) => Encoding.UTF8.GetString(json[at..Math.Min(at + 40, json.Length)]);

    private static byte[] Sorted(byte[] json) => Encoding.UTF8.GetBytes(Sorted(JsonNode.Parse(json))!.ToJsonString());

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
