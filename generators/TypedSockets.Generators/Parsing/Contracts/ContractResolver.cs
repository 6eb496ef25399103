using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>Tells what becomes of the contracts of this compilation. It remembers, as their endpoints ask again.</summary>
internal sealed class ContractResolver(KnownTypes types)
{
    private readonly ConcurrentDictionary<ISymbol, ContractVerdict> verdicts = new(SymbolEqualityComparer.Default);

    /// <summary>What the parser says to an interface that this compilation marks as a contract.</summary>
    public ContractVerdict Judge(INamedTypeSymbol contract, CancellationToken cancellationToken)
    {
        if (!verdicts.TryGetValue(contract, out var verdict))
        {
            List<Refusal>? refused = null;
            var refusals = new Refusals(contract, refusal => (refused ??= []).Add(refusal));
            var model = new ContractParser(types, cancellationToken).Parse(contract, refusals);
            verdict = new(model, refused ?? []);
            verdicts.TryAdd(contract, verdict);
        }

        return verdict;
    }
}
