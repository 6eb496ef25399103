namespace TypedSockets.Generators.Parsing;

/// <summary>Which member stands where in the array that a compact message is in binary.</summary>
/// <param name="MessageType">The type of the message on the wire.</param>
/// <param name="Members">The names in JSON, by their place.</param>
internal sealed record CompactOrder(string MessageType, IReadOnlyList<string> Members);
