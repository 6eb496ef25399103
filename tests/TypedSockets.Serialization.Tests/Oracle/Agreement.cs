using System.Text;
using System.Text.Json;
using CsCheck;
using TypedSockets.Serialization.Tests.Drawing;

namespace TypedSockets.Serialization.Tests;

/// <summary>One type of message, about which codec and oracle are to agree.</summary>
internal abstract class Agreement
{
    private readonly Lazy<DrawingRules> rules;
    private Action<DrawingRules> setUp = _ => { };

    protected Agreement() => rules = new(() =>
    {
        var made = new DrawingRules(Options);
        setUp(made);
        return made;
    });

    /// <summary>The type of the message.</summary>
    public abstract Type Type { get; }

    /// <summary>The options by which the oracle means what the codec means.</summary>
    public JsonSerializerOptions Options { get; private set; } = SystemTextJson.Options;

    public DrawingRules Rules => rules.Value;

    /// <summary>An agreement whose values and documents are drawn after what the oracle knows of the type.</summary>
    public static Agreement On<T>()
        where T : IWsMessage<T> => new Agreement<T>();

    /// <summary>The same, with values from a generator.</summary>
    public static Agreement On<T>(Gen<T> values)
        where T : IWsMessage<T> => new Agreement<T>().With(values);

    /// <summary>Draws what is of this type, wherever the message holds it, from generators where reflection can't know it.</summary>
    public Agreement With<T>(Gen<T>? values = null, Gen<string>? documents = null)
    {
        setUp += made =>
        {
            if (values is not null)
            {
                made.Use(values);
            }

            if (documents is not null)
            {
                made.UseDocuments<T>(documents);
            }
        };
        return this;
    }

    /// <summary>Compares with an oracle of other options: another naming policy, another context.</summary>
    public Agreement Under(Action<JsonSerializerOptions> change)
    {
        Options = new(Options);
        change(Options);
        return this;
    }

    /// <summary>Random values of the message.</summary>
    public Gen<object> Values => new Drawn<object>(draw =>
        new Values(draw, Rules, isTame: draw.OneIn(3)).Of(Type) ?? throw new InvalidOperationException($"Reflection can't make a {Type}: give its agreement a generator."));

    /// <summary>Random documents that fit the message, or nearly.</summary>
    public Gen<byte[]> Documents => new Drawn<byte[]>(
        draw => Encoding.UTF8.GetBytes(JsonPrinter.Print(Drawing.Documents.Of(Type, draw, Rules, isTame: draw.OneIn(2)), draw)),
        document => document.Length);

    /// <summary>Random documents of which something is wrong.</summary>
    public Gen<byte[]> FaultyDocuments => new Drawn<byte[]>(
        draw => Faults.Of(Drawing.Documents.Of(Type, draw, Rules, isTame: true), draw),
        document => document.Length);

    /// <summary>Fails unless both refuse the value, or both write the same bytes for it and read the same from them.</summary>
    /// <param name="value">The message.</param>
    /// <param name="codec">The side to compare with the oracle; the generated codec by default.</param>
    /// <returns>Whether the value is accepted.</returns>
    public abstract bool AssertOnValue(object value, ISide? codec = null);

    /// <summary>Fails unless both refuse the document at the same place, or both read the same from it and write the same again.</summary>
    /// <param name="json">The document.</param>
    /// <param name="codec">The side to compare with the oracle; the generated codec by default.</param>
    /// <returns>Whether the document is accepted.</returns>
    public abstract bool AssertOn(byte[] json, ISide? codec = null);

    /// <summary>Whether the oracle reads the document.</summary>
    public abstract bool IsAccepted(byte[] json);

    public bool AssertOn(string json) => AssertOn(Encoding.UTF8.GetBytes(json));

    public override string ToString() => Type.FullName!.Replace("TypedSockets.Serialization.Tests.Messages.", "", StringComparison.Ordinal).Replace('+', '.');
}
