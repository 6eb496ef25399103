using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>
/// Why a parser takes no model from a symbol. The generator skips what is refused; the analyzer reports the refusal.
/// </summary>
/// <param name="Id">The id of the diagnostic.</param>
/// <param name="Location">The attribute, name or member to be mended.</param>
/// <param name="Arguments">What the diagnostic's message is filled with; each factory method names its own.</param>
internal sealed partial record Refusal(string Id, Location Location, ImmutableArray<string> Arguments)
{
    /// <summary>WS1001: {0} the message's name, {1} its type as written (empty where it is missing), {2} what is wrong with it.</summary>
    public static Refusal MessageType(Location location, string message, string type, string reason) =>
        new("WS1001", location, [message, type, reason]);

    /// <summary>WS1003: {0} the message's name, {1} the name of the type that is not partial: the message or one it nests in.</summary>
    public static Refusal NotPartial(Location location, string message, string type) =>
        new("WS1003", location, [message, type]);

    /// <summary>WS1004: {0} the message's name, {1} what it is: <c>generic</c>, <c>nested in a generic type</c>, <c>abstract</c>, <c>static</c>, <c>a ref struct</c>, <c>file-local</c> or <c>an endpoint</c>.</summary>
    public static Refusal Kind(Location location, string message, string kind) =>
        new("WS1004", location, [message, kind]);

    /// <summary>WS1005: {0} the message's name, {1} the path such as <c>Order.Lines[].Callback</c>, {2} the member's type, {3} the reason, a clause without a full stop.</summary>
    public static Refusal Member(Location location, string message, string path, string type, string reason) =>
        new("WS1005", location, [message, path, type, reason]);
}
