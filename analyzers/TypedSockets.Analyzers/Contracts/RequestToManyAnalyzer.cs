using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Contracts;

/// <summary>WS1011: what awaits an answer is called on a target that stands for many connections.</summary>
/// <remarks>
/// <c>User</c> is no such target for this rule: a user with a single connection can be asked. A target that came from
/// elsewhere, by a parameter or a field, is not looked into.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RequestToManyAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.RequestToMany];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var known = new Lazy<Known>(() => new(start.Compilation));
            start.RegisterOperationAction(operation => Analyze(operation, ((IInvocationOperation)operation.Operation).Instance, ((IInvocationOperation)operation.Operation).TargetMethod, known.Value), OperationKind.Invocation);
            start.RegisterOperationAction(operation => Analyze(operation, ((IMethodReferenceOperation)operation.Operation).Instance, ((IMethodReferenceOperation)operation.Operation).Method, known.Value), OperationKind.MethodReference);
        });
    }

    private static void Analyze(OperationAnalysisContext context, IOperation? instance, IMethodSymbol method, Known known)
    {
        if (instance is null || method.ContainingType.TypeKind is not TypeKind.Interface || !known.AwaitsAnswer(method) || FindMany(instance, known) is not { } target)
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(Descriptors.RequestToMany, NameOf(context.Operation.Syntax).GetLocation(), method.Name, target));
    }

    /// <summary>The name of the target, where the value certainly is one of many.</summary>
    private static string? FindMany(IOperation value, Known known) => ValueSource.Of(value) switch
    {
        IPropertyReferenceOperation { Property: { Name: "Others" or "Everyone" } property } when known.HasTargets(property.ContainingType) => property.Name,
        IInvocationOperation { TargetMethod: { Name: "Room" or "OthersIn" } method } when known.HasTargets(method.ContainingType) => method.Name,
        IConditionalOperation { WhenFalse: { } other } choice when FindMany(choice.WhenTrue, known) is { } name && FindMany(other, known) is not null => name,
        _ => null,
    };

    private static SyntaxNode NameOf(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name,
        MemberAccessExpressionSyntax access => access.Name,
        _ => syntax,
    };

    private sealed class Known(Compilation compilation)
    {
        private readonly INamedTypeSymbol? endpoint = compilation.GetTypeByMetadataName("TypedSockets.WsEndpoint`1");
        private readonly INamedTypeSymbol? context = compilation.GetTypeByMetadataName("TypedSockets.WsContext`2");
        private readonly INamedTypeSymbol? taskOfResult = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");
        private readonly INamedTypeSymbol? valueTaskOfResult = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1");
        private readonly INamedTypeSymbol? asyncEnumerable = compilation.GetTypeByMetadataName("System.Collections.Generic.IAsyncEnumerable`1");

        /// <summary>Whether the type is one of the product's that have targets.</summary>
        public bool HasTargets(INamedTypeSymbol type) => KnownTypes.Is(type.OriginalDefinition, endpoint) || KnownTypes.Is(type.OriginalDefinition, context);

        /// <summary>Whether the other end answers: with a message, with a stream, or by saying that it has taken one.</summary>
        public bool AwaitsAnswer(IMethodSymbol method)
        {
            var returned = method.ReturnType.OriginalDefinition;
            if (KnownTypes.Is(returned, valueTaskOfResult) || KnownTypes.Is(returned, taskOfResult) || KnownTypes.Is(returned, asyncEnumerable))
            {
                return true;
            }

            foreach (var parameter in method.Parameters)
            {
                if (KnownTypes.Is(parameter.Type.OriginalDefinition, asyncEnumerable))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
