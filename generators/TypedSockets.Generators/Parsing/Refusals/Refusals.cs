using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>Gathers what speaks against one contract or endpoint.</summary>
/// <param name="owner">The contract or endpoint; pointed at in place of what another assembly declares.</param>
/// <param name="report">Takes the refusals; <see langword="null"/> where nobody asks or somebody else reports them.</param>
internal sealed class Refusals(INamedTypeSymbol owner, Action<Refusal>? report)
{
    /// <summary>Whether there is a reason to generate nothing.</summary>
    public bool Any { get; private set; }

    public void Add(Refusal refusal)
    {
        Any = true;
        report?.Invoke(refusal);
    }

    /// <summary>Refuses for a reason that is reported elsewhere, by the compiler or at the declaration of what is used.</summary>
    public void AddReportedElsewhere() => Any = true;

    /// <summary>Where <paramref name="culprit"/> is declared, or the owner where another assembly declares it.</summary>
    public Location LocationOf(ISymbol culprit) =>
        (IsLocal(culprit) ? culprit : owner).Locations.FirstOrDefault() ?? Location.None;

    /// <summary>Whether a diagnostic may point at <paramref name="symbol"/>.</summary>
    public bool IsLocal(ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, owner.ContainingAssembly);
}
