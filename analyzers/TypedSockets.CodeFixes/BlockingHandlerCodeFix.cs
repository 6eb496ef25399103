using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using TypedSockets.Analyzers;
using TypedSockets.Analyzers.Reliability;

namespace TypedSockets.CodeFixes;

/// <summary>WS2005: awaits what a handler waits for, where the function is asynchronous already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BlockingHandlerCodeFix))]
[Shared]
public sealed class BlockingHandlerCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.BlockingHandler];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var diagnostic = context.Diagnostics[0];
        if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax call
            || model is null
            || !AsyncFunctions.CanAwait(call)
            || !diagnostic.Properties.TryGetValue(BlockingHandlerAnalyzer.Kind, out var kind)
            || FindAwaited(call, kind, model, context.CancellationToken) is not { } awaited)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                "Await it",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(call, AsyncFunctions.Await(awaited, call)))),
                nameof(BlockingHandlerCodeFix)),
            diagnostic);
    }

    /// <summary>The asynchronous expression that does what the call does, where there is one.</summary>
    private static ExpressionSyntax? FindAwaited(ExpressionSyntax call, string? kind, SemanticModel model, CancellationToken cancellationToken) => (kind, call) switch
    {
        (nameof(BlockingKind.Wait), MemberAccessExpressionSyntax result) => result.Expression,
        (nameof(BlockingKind.Wait), InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax wait }) => TaskOf(wait.Expression),
        (nameof(BlockingKind.WaitMany), InvocationExpressionSyntax all) => WhenMany(all, model, cancellationToken),
        (nameof(BlockingKind.Sleep), InvocationExpressionSyntax sleep) => Delay(sleep, model, cancellationToken),
        (nameof(BlockingKind.Twin), InvocationExpressionSyntax twin) => Twin(twin, model, cancellationToken),
        _ => null,
    };

    private static ExpressionSyntax TaskOf(ExpressionSyntax awaiter) =>
        awaiter is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" } access } ? access.Expression : awaiter;

    /// <summary>Only a call that stands alone, for its answer would be another, and only with tasks and no time.</summary>
    private static InvocationExpressionSyntax? WhenMany(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        call.Parent is ExpressionStatementSyntax && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { Parameters.Length: 1, Name: var name } && Name(call) is { } written
            ? call.ReplaceNode(written, SyntaxFactory.IdentifierName(name is "WaitAll" ? "WhenAll" : "WhenAny"))
            : null;

    private static InvocationExpressionSyntax Delay(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        var delay = SyntaxFactory.ParseExpression("global::System.Threading.Tasks.Task.Delay").WithAdditionalAnnotations(Simplifier.Annotation);
        var arguments = call.ArgumentList.WithoutTrailingTrivia();
        return SyntaxFactory.InvocationExpression(
            delay,
            AsyncFunctions.FindToken(call, model, cancellationToken) is { } token ? arguments.AddArguments(Spaced(SyntaxFactory.Argument(token))) : arguments);
    }

    private static InvocationExpressionSyntax? Twin(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method || Name(call) is not { } name || call.ArgumentList.Arguments.Any(argument => argument.NameColon is not null))
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

        var renamed = call.ReplaceNode(name, name.WithIdentifier(SyntaxFactory.Identifier(method.Name + "Async").WithTriviaFrom(name.Identifier)));
        return takesToken ? renamed.AddArgumentListArguments(given == 0 ? SyntaxFactory.Argument(token!) : Spaced(SyntaxFactory.Argument(token!))) : renamed;
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

    /// <summary>Whether the twin takes what is given to the method, and then nothing but a token.</summary>
    private static bool TakesTheSame(IMethodSymbol method, IMethodSymbol twin, int given) =>
        method.Parameters.Length >= given
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
