using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Generators.Emit;
using TypedSockets.Generators.Model;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Generators;

/// <summary>From contracts to their clients.</summary>
public sealed partial class WsGenerator
{
    private static void RegisterContracts(IncrementalGeneratorInitializationContext context)
    {
        // A contract that serves another as its events gets no client, even where that other one is refused.
        var events = context.SyntaxProvider
            .ForAttributeWithMetadataName("TypedSockets.WsContractAttribute", static (node, _) => node is InterfaceDeclarationSyntax, static (marked, _) => EventsOf(marked))
            .Where(static name => name is not null)
            .Collect()
            .Select(static (names, _) => names.OfType<string>().ToEquatableArray())
            .WithTrackingName(TrackingNames.Events);

        var clients = context.SyntaxProvider
            .ForAttributeWithMetadataName("TypedSockets.WsContractAttribute", static (node, _) => node is InterfaceDeclarationSyntax, static (marked, cancellationToken) => ParseContract(marked, cancellationToken))
            .Where(static contract => contract is not null)
            .WithTrackingName(TrackingNames.Contracts)
            .Combine(events)
            .Where(static pair => !pair.Right.Contains(pair.Left!.FullName))
            .Select(static (pair, _) => pair.Left!)
            .WithTrackingName(TrackingNames.Clients);

        context.RegisterSourceOutput(clients, static (output, contract) =>
        {
            if (contract.Client is { } client)
            {
                output.AddSource(client.HintName, ClientEmitter.Emit(contract, client));
            }
        });
    }

    private static ContractModel? ParseContract(GeneratorAttributeSyntaxContext marked, CancellationToken cancellationToken)
    {
        var types = KnownTypes.Of(marked.SemanticModel.Compilation);
        var contract = (INamedTypeSymbol)marked.TargetSymbol;
        return ContractMark.IsFirst(contract, marked.TargetNode, types)
            ? types.Contracts.Judge(contract, cancellationToken).Model
            : null;
    }

    private static string? EventsOf(GeneratorAttributeSyntaxContext marked) =>
        ContractMark.Events((INamedTypeSymbol)marked.TargetSymbol, KnownTypes.Of(marked.SemanticModel.Compilation)) is { } events ? TypeNames.Of(events) : null;
}
