using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Makes the model of an endpoint from its symbol, or refuses it.</summary>
internal sealed class EndpointParser
{
    private readonly INamedTypeSymbol endpoint;
    private readonly KnownTypes types;
    private readonly Refusals refusals;
    private readonly ContractParser contractParser;

    private EndpointParser(INamedTypeSymbol endpoint, KnownTypes types, Action<Refusal>? report, CancellationToken cancellationToken)
    {
        this.endpoint = endpoint;
        this.types = types;
        refusals = new(endpoint, report);
        contractParser = new(types, new(types, cancellationToken), cancellationToken);
    }

    /// <summary>Parses a class that this compilation declares.</summary>
    /// <param name="type">The class; it may be no endpoint at all.</param>
    /// <param name="types">The types of the compilation.</param>
    /// <param name="report">Takes what is refused of this very endpoint; a contract that it uses reports for itself.</param>
    /// <param name="cancellationToken">Stops the parser.</param>
    /// <returns>The model, or null where the class is no endpoint, or where it or something that it uses is refused.</returns>
    public static EndpointModel? Parse(INamedTypeSymbol type, KnownTypes types, Action<Refusal>? report, CancellationToken cancellationToken) =>
        IsEndpoint(type, types) ? new EndpointParser(type, types, report, cancellationToken).Parse() : null;

    /// <summary>Whether the class is the server's end of a connection. An abstract one is only the base of such a class.</summary>
    public static bool IsEndpoint(INamedTypeSymbol type, KnownTypes types) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false } && BasesOf(type).Any(parent => KnownTypes.Is(parent, types.WsEndpoint));

    private EndpointModel? Parse()
    {
        if (FindMisdeclaration() is { } misdeclaration)
            refusals.Add(Refusal.EndpointDeclaration(refusals.LocationOf(endpoint), endpoint.Name, misdeclaration));

        var contracts = FindContracts();
        CheckEvents(contracts);
        var operations = ParseOperations(contracts);
        var events = refusals.Any ? null : ParseEvents();
        CheckMessages(operations, events);

        var constructor = ConstructorParser.Parse(endpoint, types);
        if (constructor is null)
            refusals.Add(Refusal.EndpointDeclaration(refusals.LocationOf(endpoint), endpoint.Name, "has no constructor that services can fill"));
        if (refusals.Any || constructor is null)
            return null;

        var names = new EndpointNames(endpoint, types);
        var operationsName = names.Nested("Operations", []);
        return new(
            HierarchyInfo.From(endpoint),
            HierarchyInfo.HintName(endpoint),
            TypeNames.Of(endpoint),
            constructor,
            operationsName,
            EndpointNames.Fields(operations, operationsName).ToEquatableArray(),
            events is null ? null : new(names.Nested("EventsTarget", events.Operations), events));
    }

    private string? FindMisdeclaration()
    {
        for (var type = endpoint; type is not null; type = type.ContainingType)
        {
            var problem = type switch
            {
                { Arity: > 0 } => "is generic",
                { IsFileLocal: true } => "is local to its file",
                _ when !IsPartial(type) => "is not partial",
                _ => null,
            };
            if (problem is not null)
                return ReferenceEquals(type, endpoint) ? problem : $"nests in '{type.Name}', which {problem}";
        }

        return null;
    }

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.All(part =>
            part.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>The contracts that no other contract of the endpoint inherits: those speak for their heirs' events.</summary>
    private List<INamedTypeSymbol> FindContracts()
    {
        var contracts = endpoint.AllInterfaces.Where(type => ContractMark.IsOn(type, types)).ToList();
        contracts.RemoveAll(contract => contracts.Exists(other => other.AllInterfaces.Contains(contract, SymbolEqualityComparer.Default)));
        if (contracts.Count > 0)
            return contracts;

        if (endpoint.AllInterfaces.Any(type => type.TypeKind == TypeKind.Error))
            refusals.AddReportedElsewhere();
        else
            refusals.Add(Refusal.EndpointContracts(refusals.LocationOf(endpoint), endpoint.Name, "implements no contract", ""));
        return contracts;
    }

    private void CheckEvents(List<INamedTypeSymbol> contracts)
    {
        var wanted = contracts
            .Select(contract => (Contract: contract, Events: ContractMark.Events(contract, types)))
            .Where(pair => pair.Events is not (null or { TypeKind: TypeKind.Error }))
            .ToList();
        var actual = EventsOfBase();
        if (actual?.TypeKind == TypeKind.Error)
        {
            refusals.AddReportedElsewhere();
            return;
        }

        foreach (var (contract, events) in wanted)
        {
            if (SymbolEqualityComparer.Default.Equals(events, actual))
                continue;

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

    private List<OperationModel> ParseOperations(List<INamedTypeSymbol> contracts)
    {
        var operations = new List<OperationModel>();
        foreach (var contract in contracts)
        {
            var own = types.IsLocal(contract) ? new Refusals(contract, report: null) : refusals;
            if (contractParser.Parse(contract, own) is { } parsed)
                operations.AddRange(parsed.Operations.Except(operations).ToList());
            else
                refusals.AddReportedElsewhere();
        }

        return operations;
    }

    private ContractModel? ParseEvents()
    {
        if (EventsOfBase() is not { } events)
            return null;
        if (events is INamedTypeSymbol { TypeKind: TypeKind.Interface } contract)
            return contractParser.ParseOperationsOnly(contract, refusals);

        refusals.Add(Refusal.EndpointContracts(refusals.LocationOf(endpoint), endpoint.Name, $"has the events '{DiagnosticNames.Of(events)}', which is no contract", "WsEndpoint"));
        return null;
    }

    private void CheckMessages(List<OperationModel> operations, ContractModel? events)
    {
        if (refusals.Any)
            return;

        foreach (var conflict in OperationConflict.Find(operations))
            refusals.Add(conflict.Refuse(refusals.LocationOf(endpoint), endpoint));

        var exchanged = operations.Concat(events?.Operations ?? EquatableArray<OperationModel>.Empty).SelectMany(operation => operation.Messages);
        MessageTypes.Check(exchanged, endpoint, refusals);
    }

    private ITypeSymbol? EventsOfBase() =>
        BasesOf(endpoint).FirstOrDefault(parent => KnownTypes.Is(parent.OriginalDefinition, types.WsEndpointOfEvents))?.TypeArguments[0];

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
            yield return parent;
    }
}
