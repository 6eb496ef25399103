using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.CodeFixes;

/// <summary>Finds the base class or the contract that an endpoint should have, where only one is right.</summary>
internal sealed class EndpointBases(KnownTypes types)
{
    /// <summary>Whether the class is <c>WsEndpoint</c> or <c>WsEndpoint&lt;TEvents&gt;</c> itself and no class between.</summary>
    public bool IsWsEndpoint(INamedTypeSymbol type) =>
        KnownTypes.Is(type, types.WsEndpoint) || KnownTypes.Is(type.OriginalDefinition, types.WsEndpointOfEvents);

    /// <summary>The base class that fits all contracts of the endpoint; null where it has none or they disagree.</summary>
    public INamedTypeSymbol? FindRightBase(INamedTypeSymbol endpoint)
    {
        var contracts = endpoint.AllInterfaces.Where(type => ContractMark.IsOn(type, types)).ToList();
        var events = contracts
            .Select(contract => ContractMark.Events(contract, types))
            .OfType<ITypeSymbol>()
            .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)
            .ToList();
        return (contracts.Count, events.Count) switch
        {
            (not 0, 0) => types.WsEndpoint,
            (not 0, 1) => types.WsEndpointOfEvents?.Construct(events[0]),
            _ => null,
        };
    }

    /// <summary>The only contract in sight that names the events of an endpoint without a contract.</summary>
    public INamedTypeSymbol? FindOnlyContract(INamedTypeSymbol endpoint)
    {
        if (endpoint.AllInterfaces.Any(type => ContractMark.IsOn(type, types)))
        {
            return null;
        }

        var contracts = AllContracts().ToList();
        var events = endpoint.BaseType is { TypeArguments: [var argument] } ? argument : null;
        var fitting = contracts
            .Where(contract => SymbolEqualityComparer.Default.Equals(ContractMark.Events(contract, types), events))
            .Where(contract => !contracts.Exists(other => SymbolEqualityComparer.Default.Equals(ContractMark.Events(other, types), contract)))
            .ToList();
        return fitting is [{ IsGenericType: false } only] ? only : null;
    }

    /// <summary>The contracts of the compilation and of the assemblies it references, where those can declare any.</summary>
    private IEnumerable<INamedTypeSymbol> AllContracts() => types.WsContractAttribute is { ContainingAssembly.Name: var product }
        ? types.Compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == product)))
            .Prepend(types.Compilation.Assembly)
            .SelectMany(assembly => ContractMark.FindIn(assembly.GlobalNamespace, types, andInNamespaces: true))
            .Where(contract => types.Compilation.IsSymbolAccessibleWithin(contract, types.Compilation.Assembly))
        : [];
}
