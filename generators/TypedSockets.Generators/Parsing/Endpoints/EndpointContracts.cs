using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>What an endpoint's bases say that it is the server's end of.</summary>
/// <param name="Contracts">The contracts that no other contract of the endpoint inherits: an heir speaks for what it inherits, its events too.</param>
/// <param name="EventsOfBase">What the base class takes for events; null where it takes none.</param>
internal sealed record EndpointContracts(IReadOnlyList<INamedTypeSymbol> Contracts, ITypeSymbol? EventsOfBase)
{
    public static EndpointContracts Find(INamedTypeSymbol endpoint, KnownTypes types, Refusals refusals)
    {
        var contracts = FindContracts(endpoint, types, refusals);
        var events = BasesOf(endpoint).FirstOrDefault(parent => KnownTypes.Is(parent.OriginalDefinition, types.WsEndpointOfEvents))?.TypeArguments[0];
        CheckEvents(endpoint, contracts, events, types, refusals);
        return new(contracts, events);
    }

    public static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            yield return parent;
        }
    }

    private static List<INamedTypeSymbol> FindContracts(INamedTypeSymbol endpoint, KnownTypes types, Refusals refusals)
    {
        var contracts = endpoint.AllInterfaces.Where(type => ContractMark.IsOn(type, types)).ToList();
        contracts.RemoveAll(contract => contracts.Exists(other => other.AllInterfaces.Contains(contract, SymbolEqualityComparer.Default)));
        if (contracts.Count > 0)
        {
            return contracts;
        }

        if (endpoint.AllInterfaces.Any(type => type.TypeKind == TypeKind.Error))
        {
            refusals.AddReportedElsewhere();
        }
        else
        {
            refusals.Add(Refusal.EndpointContracts(refusals.LocationOf(endpoint), endpoint.Name, "implements no contract", ""));
        }

        return contracts;
    }

    private static void CheckEvents(INamedTypeSymbol endpoint, List<INamedTypeSymbol> contracts, ITypeSymbol? actual, KnownTypes types, Refusals refusals)
    {
        var wanted = contracts
            .Select(contract => (Contract: contract, Events: ContractMark.Events(contract, types)))
            .Where(pair => pair.Events is not (null or { TypeKind: TypeKind.Error }))
            .ToList();
        if (actual?.TypeKind == TypeKind.Error)
        {
            refusals.AddReportedElsewhere();
            return;
        }

        foreach (var (contract, events) in wanted)
        {
            if (SymbolEqualityComparer.Default.Equals(events, actual))
            {
                continue;
            }

            var has = actual is null ? "no events" : $"the events '{DiagnosticNames.Of(actual)}'";
            var agrees = wanted.TrueForAll(pair => SymbolEqualityComparer.Default.Equals(pair.Events, events));
            refusals.Add(Refusal.EndpointContracts(
                refusals.LocationOf(endpoint),
                endpoint.Name,
                $"has {has}, while '{DiagnosticNames.Of(contract)}' names '{DiagnosticNames.Of(events!)}'",
                agrees ? $"WsEndpoint<{DiagnosticNames.Of(events!)}>" : ""));
            return;
        }
    }
}
