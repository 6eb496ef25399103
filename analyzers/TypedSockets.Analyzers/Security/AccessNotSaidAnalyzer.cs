using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Security;

/// <summary>WS3003: an endpoint is mapped and nothing says who may connect to it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AccessNotSaidAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.AccessNotSaid];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var types = new Lazy<AccessTypes>(() => new(start.Compilation));
            start.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.Invocation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, Lazy<AccessTypes> access)
    {
        var map = (IInvocationOperation)context.Operation;
        if (map.TargetMethod is not { Name: "MapTypedSocket", TypeArguments: [INamedTypeSymbol endpoint] }
            || access.Value is not { } types
            || !KnownTypes.Is(map.TargetMethod.ContainingType, types.Mapping)
            || types.IsSaidBy(endpoint)
            || AccessFinder.Find(map, types) is not Access.NotSaid
            || types.HasFallback)
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(Descriptors.AccessNotSaid, NameOf(map.Syntax).GetLocation(), endpoint.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
    }

    private static SyntaxNode NameOf(SyntaxNode syntax) => syntax is InvocationExpressionSyntax { Expression: var called }
        ? called switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => called,
        }
        : syntax;
}
