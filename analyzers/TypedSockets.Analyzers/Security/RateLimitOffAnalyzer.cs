using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using TypedSockets.Analyzers.Values;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Security;

/// <summary>WS3002: the rate limit of the server, or of one path, is lifted.</summary>
/// <remarks>Not where a condition asks for the host's environment, and not for a path whose rate a later call sets.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RateLimitOffAnalyzer : DiagnosticAnalyzer
{
    private const string Limit = "WithMessageRateLimit";
    private const string Limiter = "WithMessageRateLimiter";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.RateLimitOff];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(AnalyzeAssignment, OperationKind.SimpleAssignment);
        context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
    }

    private static void AnalyzeAssignment(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property: { Name: "RateLimit" } property }
            && KnownTypes.Is(property.ContainingType, context.Compilation.GetTypeByMetadataName("TypedSockets.WsOptions"))
            && IsNull(assignment.Value)
            && !HostEnvironment.Decides(assignment))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.RateLimitOff, assignment.Syntax.GetLocation(), $"{property.ContainingType.Name}.{property.Name}"));
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is Limit
            && KnownTypes.Is(call.TargetMethod.ContainingType, context.Compilation.GetTypeByMetadataName("TypedSockets.TypedSocketsEndpointConventionBuilderExtensions"))
            && CallChain.FindArgument(call, 1) is { } bucket
            && IsNull(bucket)
            && !IsLimitedLater(call)
            && !HostEnvironment.Decides(call))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.RateLimitOff, PlaceOf(call.Syntax), Limit));
        }
    }

    /// <summary>Whether a call behind this one, in the same chain, has the last word.</summary>
    private static bool IsLimitedLater(IInvocationOperation call)
    {
        for (var next = CallChain.FindNext(call); next is not null; next = CallChain.FindNext(next))
        {
            if (next.TargetMethod.Name is Limit or Limiter && KnownTypes.Is(next.TargetMethod.ContainingType, call.TargetMethod.ContainingType))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNull(IOperation value) => ValueSource.Of(value) is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation { Type.IsReferenceType: true };

    /// <summary>The call without what it is made on, which may be many lines long.</summary>
    private static Location PlaceOf(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(access.Name.SpanStart, syntax.Span.End)),
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(binding.Name.SpanStart, syntax.Span.End)),
        _ => syntax.GetLocation(),
    };
}
