namespace TypedSockets.Generators.Parsing;

/// <summary>What the parser says to a message.</summary>
/// <param name="IsAccepted">Whether it gets a codec.</param>
/// <param name="Refusals">What is wrong with it; empty also where it is refused for an error that stands elsewhere.</param>
internal sealed record MessageVerdict(bool IsAccepted, IReadOnlyList<Refusal> Refusals);
