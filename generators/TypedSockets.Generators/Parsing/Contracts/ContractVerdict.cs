using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>What the parser says to a contract.</summary>
/// <param name="Model">The model, or null where the contract or something that it uses is refused.</param>
/// <param name="Refusals">What is wrong with this very contract; a message or contract that it uses has its own.</param>
internal sealed record ContractVerdict(ContractModel? Model, IReadOnlyList<Refusal> Refusals);
