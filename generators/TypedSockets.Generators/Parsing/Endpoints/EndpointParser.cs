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
    private readonly CancellationToken cancellationToken;

    private EndpointParser(INamedTypeSymbol endpoint, KnownTypes types, Action<Refusal>? report, CancellationToken cancellationToken)
    {
        this.endpoint = endpoint;
        this.types = types;
        refusals = new(endpoint, report);
        contractParser = new(types, cancellationToken);
        this.cancellationToken = cancellationToken;
    }

    /// <summary>Parses a class that this compilation declares.</summary>
    /// <param name="type">The class; it may be no endpoint at all.</param>
    /// <param name="types">The types of the compilation.</param>
    /// <param name="cancellationToken">Stops the parser.</param>
    /// <returns>The model, or null where the class is no endpoint, or where it or something that it uses is refused.</returns>
    public static EndpointModel? Parse(INamedTypeSymbol type, KnownTypes types, CancellationToken cancellationToken)
    {
        if (!IsEndpoint(type, types))
        {
            return null;
        }

        var parser = new EndpointParser(type, types, report: null, cancellationToken);
        return parser.Gather() is { } parts ? parser.ToModel(parts) : null;
    }

    /// <summary>Says what is wrong with a class that this compilation declares, without making its model.</summary>
    /// <param name="type">The class; it may be no endpoint at all.</param>
    /// <param name="types">The types of the compilation.</param>
    /// <param name="report">Takes what is refused of this very endpoint; a contract that it uses reports for itself.</param>
    /// <param name="cancellationToken">Stops the parser.</param>
    public static void Check(INamedTypeSymbol type, KnownTypes types, Action<Refusal> report, CancellationToken cancellationToken)
    {
        if (IsEndpoint(type, types))
        {
            new EndpointParser(type, types, report, cancellationToken).Gather();
        }
    }

    /// <summary>Whether the class is the server's end of a connection. An abstract one is only the base of such a class.</summary>
    public static bool IsEndpoint(INamedTypeSymbol type, KnownTypes types) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false, Name.Length: > 0 } && EndpointContracts.BasesOf(type).Any(parent => KnownTypes.Is(parent, types.WsEndpoint));

    private Parts? Gather()
    {
        if (FindMisdeclaration() is { } misdeclaration)
        {
            refusals.Add(Refusal.EndpointDeclaration(refusals.LocationOf(endpoint), endpoint.Name, misdeclaration));
        }

        var contracts = EndpointContracts.Find(endpoint, types, refusals);
        var operations = ParseOperations(contracts);
        var metadata = operations.ConvertAll(new OperationMetadata(endpoint, types, refusals).Parse);
        var events = refusals.Any ? null : ParseEvents(contracts.EventsOfBase);
        CheckMessages(operations, events);
        var constructor = ParseConstructor();
        return refusals.Any || constructor is null ? null : new(constructor, operations, metadata, events);
    }

    private EndpointModel ToModel(Parts parts)
    {
        var names = new EndpointNames(endpoint, types);
        var operationsName = names.Nested("Operations");
        return new(
            HierarchyInfo.From(endpoint),
            HierarchyInfo.HintName(endpoint),
            TypeNames.Of(endpoint),
            parts.Constructor,
            operationsName,
            EndpointNames.Fields(parts.Operations, operationsName).Zip(parts.Metadata, (operation, found) => operation with { Metadata = found }).ToEquatableArray(),
            parts.Events is null ? null : new(names.Nested("EventsTarget"), parts.Events));
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
            {
                return ReferenceEquals(type, endpoint) ? problem : $"nests in '{type.Name}', which {problem}";
            }
        }

        return null;
    }

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.All(part =>
            part.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private List<OperationModel> ParseOperations(EndpointContracts contracts)
    {
        var operations = new List<OperationModel>();
        foreach (var contract in contracts.Contracts)
        {
            var model = types.IsLocal(contract) ? types.Contracts.Judge(contract, cancellationToken).Model : contractParser.Parse(contract, refusals);
            if (model is { } parsed)
            {
                operations.AddRange(parsed.Operations.Except(operations).ToList());
            }
            else
            {
                refusals.AddReportedElsewhere();
            }
        }

        return operations;
    }

    private ContractModel? ParseEvents(ITypeSymbol? events)
    {
        if (events is null)
        {
            return null;
        }

        if (events is INamedTypeSymbol { TypeKind: TypeKind.Interface } contract)
        {
            return contractParser.ParseOperationsOnly(contract, refusals);
        }

        refusals.Add(Refusal.EndpointContracts(refusals.LocationOf(endpoint), endpoint.Name, $"has the events '{DiagnosticNames.Of(events)}', which is no contract", "WsEndpoint"));
        return null;
    }

    private ConstructorModel? ParseConstructor()
    {
        var constructor = ConstructorParser.Parse(endpoint, types);
        if (constructor is not null)
        {
            return constructor;
        }

        if (endpoint.InstanceConstructors.SelectMany(candidate => candidate.Parameters).Any(parameter => parameter.Type.TypeKind == TypeKind.Error))
        {
            refusals.AddReportedElsewhere();
        }
        else
        {
            refusals.Add(Refusal.EndpointDeclaration(refusals.LocationOf(endpoint), endpoint.Name, "has no constructor that services can fill"));
        }

        return null;
    }

    private void CheckMessages(List<OperationModel> operations, ContractModel? events)
    {
        if (refusals.Any)
        {
            return;
        }

        foreach (var conflict in OperationConflict.Find(operations))
        {
            refusals.Add(conflict.Refuse(refusals.LocationOf(endpoint), endpoint));
        }

        var exchanged = operations.Concat(events?.Operations ?? EquatableArray<OperationModel>.Empty).SelectMany(operation => operation.Messages);
        MessageTypes.Check(exchanged, endpoint, refusals);
    }

    /// <summary>What an endpoint that nothing is wrong with is made of.</summary>
    private sealed record Parts(ConstructorModel Constructor, List<OperationModel> Operations, List<EquatableArray<MetadataModel>> Metadata, ContractModel? Events);
}
