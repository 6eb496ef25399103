using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Generators.Emit;
using TypedSockets.Generators.Model;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Generators;

/// <summary>From endpoints to the parts of them that the runtime calls.</summary>
public sealed partial class WsGenerator
{
    private static void RegisterEndpoints(IncrementalGeneratorInitializationContext context)
    {
        var endpoints = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => MayBeEndpoint(node), static (found, cancellationToken) => ParseEndpoint(found, cancellationToken))
            .Where(static endpoint => endpoint is not null)
            .WithTrackingName(TrackingNames.Endpoints);

        context.RegisterSourceOutput(endpoints, static (output, endpoint) => output.AddSource(endpoint!.HintName, EndpointEmitter.Emit(endpoint)));
    }

    private static bool MayBeEndpoint(SyntaxNode node) =>
        node is ClassDeclarationSyntax { BaseList: not null } declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static EndpointModel? ParseEndpoint(GeneratorSyntaxContext found, CancellationToken cancellationToken)
    {
        if (found.SemanticModel.GetDeclaredSymbol(found.Node, cancellationToken) is not INamedTypeSymbol type)
        {
            return null;
        }

        // Of several parts with bases, the first one stands for the class.
        var first = type.DeclaringSyntaxReferences.First(part => MayBeEndpoint(part.GetSyntax(cancellationToken)));
        var isFirst = first.SyntaxTree == found.Node.SyntaxTree && first.Span == found.Node.Span;
        return isFirst ? EndpointParser.Parse(type, KnownTypes.Of(found.SemanticModel.Compilation), cancellationToken) : null;
    }
}
