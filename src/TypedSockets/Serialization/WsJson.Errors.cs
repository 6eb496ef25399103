using System.Numerics;
using System.Text.Json;

namespace TypedSockets;

public static partial class WsJson
{
    /// <summary>Says which required members are missing: the first of them.</summary>
    /// <param name="seen">The members that were there.</param>
    /// <param name="required">The names of the required members, in the order of their bits.</param>
    /// <returns>What to throw.</returns>
    public static JsonException MissingMember(ulong seen, params ReadOnlySpan<string> required) =>
        new($"the required member '{required[BitOperations.TrailingZeroCount(~seen)]}' is missing");

    /// <summary>Says that a member to be written is null, which its annotation rules out.</summary>
    /// <param name="member">The name of the member in JSON.</param>
    /// <returns>What to throw.</returns>
    public static JsonException NullMember(string member) =>
        new($"The member '{member}' of the message is null, which its annotation rules out. Set it, or declare it nullable.");

    /// <summary>Says what should have stood where the reader stands.</summary>
    private static JsonException Expected(ref Utf8JsonReader reader, string what) => reader.TokenType is JsonTokenType.Null
        ? new("null is not allowed here")
        : new($"{what} is expected here, not {Describe(reader.TokenType)}");

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "this string",
        JsonTokenType.Number => "this number",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => token.ToString(),
    };
}
