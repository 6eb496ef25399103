using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using TypedSockets.Analyzers;
using TypedSockets.Analyzers.Reliability;

namespace TypedSockets.CodeFixes;

/// <summary>WS2005: awaits what a handler waits for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BlockingHandlerCodeFix))]
[Shared]
public sealed class BlockingHandlerCodeFix : AwaitingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.BlockingHandler];

    private protected override (ExpressionSyntax Replaced, Func<ExpressionSyntax, ExpressionSyntax> TaskOf)? Find(
        ExpressionSyntax reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) =>
        diagnostic.Properties.TryGetValue(BlockingHandlerAnalyzer.Kind, out var kind) && FindTask(reported, kind, model, cancellationToken) is { } taskOf
            ? (reported, taskOf)
            : null;

    /// <summary>How the task is written that does what the call does, where there is one.</summary>
    private static Func<ExpressionSyntax, ExpressionSyntax>? FindTask(ExpressionSyntax call, string? kind, SemanticModel model, CancellationToken cancellationToken) => (kind, call) switch
    {
        (nameof(BlockingKind.Wait), MemberAccessExpressionSyntax) => static result => TaskOf(((MemberAccessExpressionSyntax)result).Expression),
        (nameof(BlockingKind.Wait), InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax }) => static wait => TaskOf(Receiver(wait)),
        (nameof(BlockingKind.WaitMany), InvocationExpressionSyntax all) => WhenMany(all, model, cancellationToken),
        (nameof(BlockingKind.Sleep), InvocationExpressionSyntax sleep) => Delay(sleep, model, cancellationToken),
        (nameof(BlockingKind.Twin), InvocationExpressionSyntax twin) => Twin(twin, model, cancellationToken),
        _ => null,
    };

    private static ExpressionSyntax Receiver(ExpressionSyntax call) => ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)call).Expression).Expression;

    /// <summary>What is awaited as well as its awaiter, or the task that is made of it to be waited for.</summary>
    private static ExpressionSyntax TaskOf(ExpressionSyntax awaiter) =>
        awaiter is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" or "AsTask" } access } ? TaskOf(access.Expression) : awaiter;

    /// <summary>Only a call that stands alone, for its answer would be another, and only with tasks and no time.</summary>
    private static Func<ExpressionSyntax, ExpressionSyntax>? WhenMany(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        call.Parent is ExpressionStatementSyntax && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { Parameters.Length: 1, Name: var name } && Name(call) is not null
            ? rewritten => Rename(rewritten, name is "WaitAll" ? "WhenAll" : "WhenAny")
            : null;

    private static Func<ExpressionSyntax, ExpressionSyntax> Delay(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        var token = AsyncFunctions.FindToken(call, model, cancellationToken);
        return sleep =>
        {
            var arguments = ((InvocationExpressionSyntax)sleep).ArgumentList.WithoutTrailingTrivia();
            return SyntaxFactory.InvocationExpression(
                SyntaxFactory.ParseExpression("global::System.Threading.Tasks.Task.Delay").WithAdditionalAnnotations(Simplifier.Annotation),
                token is null ? arguments : arguments.AddArguments(Spaced(SyntaxFactory.Argument(token))));
        };
    }

    private static Func<ExpressionSyntax, ExpressionSyntax>? Twin(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method || Name(call) is null || call.ArgumentList.Arguments.Any(argument => argument.NameColon is not null))
        {
            return null;
        }

        var token = AsyncFunctions.FindToken(call, model, cancellationToken);
        var given = call.ArgumentList.Arguments.Count;
        var twins = AllMembers(method.ContainingType, method.Name + "Async").OfType<IMethodSymbol>().Where(twin => TakesTheSame(method, twin, given)).ToList();
        if (twins is [])
        {
            return null;
        }

        var takesToken = token is not null && twins.Exists(twin => twin.Parameters.Length > given && IsToken(twin.Parameters[given]));
        if (!takesToken && !twins.Exists(twin => twin.Parameters.Length == given || twin.Parameters[given].IsOptional))
        {
            return null;
        }

        return rewritten =>
        {
            var renamed = Rename(rewritten, method.Name + "Async");
            return takesToken ? renamed.AddArgumentListArguments(given == 0 ? SyntaxFactory.Argument(token!) : Spaced(SyntaxFactory.Argument(token!))) : renamed;
        };
    }

    private static InvocationExpressionSyntax Rename(ExpressionSyntax call, string method)
    {
        var invocation = (InvocationExpressionSyntax)call;
        var name = Name(invocation)!;
        return invocation.ReplaceNode(name, name.WithIdentifier(SyntaxFactory.Identifier(method).WithTriviaFrom(name.Identifier)));
    }

    private static IEnumerable<ISymbol> AllMembers(INamedTypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(name))
            {
                yield return member;
            }
        }
    }

    /// <summary>Whether the twin can be awaited, and takes what is given to the method and then nothing but a token.</summary>
    private static bool TakesTheSame(IMethodSymbol method, IMethodSymbol twin, int given) =>
        twin.ReturnType.IsIn("System.Threading.Tasks", "Task", "ValueTask")
        && method.Parameters.Length >= given
        && twin.Parameters.Length >= given
        && Enumerable.Range(0, given).All(index => SymbolEqualityComparer.Default.Equals(method.Parameters[index].Type, twin.Parameters[index].Type))
        && twin.Parameters.Skip(given).All(parameter => parameter.IsOptional || IsToken(parameter))
        && twin.Parameters.Length <= given + 1;

    private static bool IsToken(IParameterSymbol parameter) => parameter.Type is { Name: nameof(CancellationToken), ContainingNamespace.Name: "Threading" };

    private static SimpleNameSyntax? Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private static ArgumentSyntax Spaced(ArgumentSyntax argument) => argument.WithAdditionalAnnotations(Formatter.Annotation);
}
