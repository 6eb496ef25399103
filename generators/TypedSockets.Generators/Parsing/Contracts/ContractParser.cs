using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Makes the model of a contract from its symbol, or refuses it.</summary>
internal sealed class ContractParser(KnownTypes types, CancellationToken cancellationToken)
{
    /// <summary>Parses a contract with its events and its client.</summary>
    public ContractModel? Parse(INamedTypeSymbol contract, Refusals refusals)
    {
        var operations = ParseOperations(contract, refusals);
        var events = ParseEvents(contract, refusals);
        if (refusals.Any)
        {
            return null;
        }

        var exchanged = operations.Concat(events?.Operations ?? EquatableArray<OperationModel>.Empty).SelectMany(operation => operation.Messages);
        MessageTypes.Check(exchanged, contract, refusals);

        var client = types.IsLocal(contract) ? new ClientParser(types, refusals).Parse(contract, operations, events) : null;
        return refusals.Any ? null : new(TypeNames.Of(contract), operations.ToEquatableArray(), events, client);
    }

    /// <summary>Parses what a contract is to one that inherits it or has it for its events: its operations.</summary>
    public ContractModel? ParseOperationsOnly(INamedTypeSymbol contract, Refusals refusals)
    {
        // A marked contract of this compilation is parsed for its own sake too, and says there what is wrong with it.
        var own = ContractMark.IsOn(contract, types) && types.IsLocal(contract) ? new Refusals(contract, report: null) : refusals;
        var operations = ParseOperations(contract, own);
        if (!own.Any)
        {
            return new(TypeNames.Of(contract), operations.ToEquatableArray(), Events: null, Client: null);
        }

        refusals.AddReportedElsewhere();
        return null;
    }

    private ContractModel? ParseEvents(INamedTypeSymbol contract, Refusals refusals)
    {
        switch (ContractMark.Events(contract, types))
        {
            case null:
                return null;

            case INamedTypeSymbol { TypeKind: TypeKind.Interface, IsUnboundGenericType: false } events:
                return ParseOperationsOnly(events, refusals);

            case { TypeKind: TypeKind.Error }:
                refusals.AddReportedElsewhere();
                return null;

            case var other:
                Refuse(contract, contract, $"names '{DiagnosticNames.Of(other)}' as its events, which is no contract", refusals);
                return null;
        }
    }

    private List<OperationModel> ParseOperations(INamedTypeSymbol contract, Refusals refusals)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CheckDeclaration(contract, refusals);

        var operations = new List<OperationModel>();
        foreach (var inherited in contract.Interfaces)
        {
            if (ParseOperationsOnly(inherited, refusals) is { } parsed)
            {
                operations.AddRange(parsed.Operations.Except(operations).ToList());
            }
        }

        var culprits = operations.Select(_ => (ISymbol)contract).ToList();
        var parser = new OperationParser(types, refusals, cancellationToken);
        foreach (var method in contract.GetMembers().OfType<IMethodSymbol>().Where(OperationParser.IsOperation))
        {
            if (parser.Parse(method) is { } operation)
            {
                operations.Add(operation);
                culprits.Add(method);
            }
        }

        foreach (var conflict in OperationConflict.Find(operations))
        {
            refusals.Add(conflict.Refuse(refusals.LocationOf(culprits[conflict.Index]), contract));
        }

        return operations;
    }

    private void CheckDeclaration(INamedTypeSymbol contract, Refusals refusals)
    {
        // A name that is still to be written is the compiler's error.
        if (contract.Name.Length == 0 || contract.GetMembers().OfType<IMethodSymbol>().Any(method => method.Parameters.Any(parameter => parameter.Name.Length == 0)))
        {
            refusals.AddReportedElsewhere();
        }

        foreach (var member in contract.GetMembers().Where(member => member is IPropertySymbol or IEventSymbol))
        {
            Refuse(contract, member, $"has the {(member is IEventSymbol ? "event" : "property")} '{member.Name}', and only methods can be called over a connection", refusals);
        }

        // An interface without the mark, of which a contract inherits methods, may be what it likes.
        if (!ContractMark.IsOn(contract, types))
        {
            return;
        }

        for (var type = contract; type is not null; type = type.ContainingType)
        {
            var isVisible = type.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
            if (type.Arity > 0)
            {
                Refuse(contract, contract, ReferenceEquals(type, contract) ? "is generic" : $"nests in '{DiagnosticNames.Of(type)}', which is generic", refusals);
            }
            else if (type.IsFileLocal || !isVisible)
            {
                Refuse(contract, contract, $"can't be seen by its client, because '{type.Name}' is {(type.IsFileLocal ? "local to its file" : "not visible in its assembly")}", refusals);
            }
        }
    }

    private static void Refuse(INamedTypeSymbol contract, ISymbol culprit, string reason, Refusals refusals) =>
        refusals.Add(Refusal.ContractDeclaration(refusals.LocationOf(culprit), DiagnosticNames.Of(contract), reason));
}
