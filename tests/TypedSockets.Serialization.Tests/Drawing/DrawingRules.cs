using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CsCheck;

namespace TypedSockets.Serialization.Tests.Drawing;

/// <summary>What the values and documents of one type of message are drawn by: the oracle's options, and what reflection can't know.</summary>
internal sealed class DrawingRules(JsonSerializerOptions options)
{
    private readonly Dictionary<Type, Func<Draw, object?>> values = [];
    private readonly Dictionary<Type, Func<Draw, JsonTree>> documents = [];

    public JsonSerializerOptions Options => options;

    /// <summary>The same options, with types known by reflection: a generated context knows only some, and can't set every member.</summary>
    public JsonSerializerOptions Reflection { get; } = new(options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <summary>Draws values of a type, wherever it stands, from a generator.</summary>
    public void Use<T>(Gen<T> gen) => values[typeof(T)] = draw => draw.Of(gen);

    /// <summary>Draws the JSON of a type, wherever it stands, from a generator. It may print what is no JSON.</summary>
    public void UseDocuments<T>(Gen<string> gen) => documents[typeof(T)] = draw => JsonTree.Raw(draw.Of(gen));

    public bool TryValue(Type type, Draw draw, out object? value)
    {
        var isKnown = values.TryGetValue(type, out var rule);
        value = rule?.Invoke(draw);
        return isKnown;
    }

    public JsonTree? TryDocument(Type type, Draw draw) => documents.GetValueOrDefault(type)?.Invoke(draw);

    /// <summary>What the oracle writes for a value, as a tree to print in other ways; null where it refuses.</summary>
    public static JsonTree? Written(object? value, Type type, JsonSerializerOptions options)
    {
        try
        {
            return JsonTree.Parse(JsonSerializer.SerializeToUtf8Bytes(value, type, options));
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>What the oracle reads from a document; false where it refuses.</summary>
    public bool TryRead(string json, Type type, out object? value)
    {
        try
        {
            value = JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(json), type, options);
            return true;
        }
        catch (Exception)
        {
            // A user's constructor or converter may throw anything.
            value = null;
            return false;
        }
    }
}
