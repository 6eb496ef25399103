namespace TypedSockets.Generators.Parsing;

/// <summary>What the parser says to a message.</summary>
/// <param name="IsAccepted">Whether it gets a codec.</param>
/// <param name="Refusals">What is wrong with it; empty also where it is refused for an error that stands elsewhere.</param>
/// <param name="Compact">The order of its members; null where it is refused or is no array in binary.</param>
internal sealed record MessageVerdict(bool IsAccepted, IReadOnlyList<Refusal> Refusals, CompactOrder? Compact);
