using System.Text.Json;

namespace TypedSockets;

/// <summary>Says why code of others refused a value.</summary>
/// <param name="thrown">What that code threw.</param>
internal sealed class JsonRefusal(Exception thrown) : JsonException(SentenceOf(thrown), thrown)
{
    private static readonly string NoSentence = new JsonException().Message;

    /// <summary>The path to the fault from where the value stands, such as <c>.name</c>, as far as that code told it.</summary>
    public string Inside { get; } = thrown is JsonException { Path: ['$', .. string inside] } ? inside : "";

    /// <summary>What may be told to whoever sent the value.</summary>
    /// <remarks>
    /// A <see cref="JsonException"/> that a user's converter or constructor throws is written for people. One with a path came
    /// out of a serializer, which tells of types, as all other exceptions do.
    /// </remarks>
    public static string SentenceOf(Exception exception) =>
        exception is JsonRefusal || (exception.GetType() == typeof(JsonException) && exception is JsonException { Path: null } && !string.Equals(exception.Message, NoSentence, StringComparison.Ordinal))
            ? exception.Message
            : WsJsonReader.DoesNotFit;
}
