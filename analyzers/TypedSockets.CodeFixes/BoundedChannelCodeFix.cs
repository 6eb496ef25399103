using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using TypedSockets.Analyzers;

namespace TypedSockets.CodeFixes;

/// <summary>WS2003: bounds a channel to as many items as the product's send queue holds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BoundedChannelCodeFix))]
[Shared]
public sealed class BoundedChannelCodeFix : CodeFixProvider
{
    private const string Capacity = "1_000";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnboundedBuffer];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not InvocationExpressionSyntax call
            || call.Expression.DescendantNodesAndSelf().OfType<GenericNameSyntax>().LastOrDefault(name => name.Identifier.ValueText is "CreateUnbounded") is not { } name
            || BoundArguments(call.ArgumentList) is not { } arguments)
        {
            return;
        }

        var bounded = call
            .WithExpression(call.Expression.ReplaceNode(name, name.WithIdentifier(SyntaxFactory.Identifier("CreateBounded").WithTriviaFrom(name.Identifier))))
            .WithArgumentList(arguments);
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Bound the channel to {Capacity} items",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(call, bounded))),
                nameof(BoundedChannelCodeFix)),
            context.Diagnostics);
    }

    /// <summary>The arguments of the bounded channel, with the same options; null where those are not written in the call.</summary>
    private static ArgumentListSyntax? BoundArguments(ArgumentListSyntax arguments)
    {
        var capacity = SyntaxFactory.Argument(SyntaxFactory.ParseExpression(Capacity));
        if (arguments.Arguments is [])
        {
            return arguments.AddArguments(capacity);
        }

        if (arguments.Arguments is not [{ NameColon: null, Expression: BaseObjectCreationExpressionSyntax options }])
        {
            return null;
        }

        var type = SyntaxFactory.ParseTypeName("global::System.Threading.Channels.BoundedChannelOptions").WithAdditionalAnnotations(Simplifier.Annotation);
        var list = SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(capacity));
        var keyword = options.NewKeyword.WithTrailingTrivia(SyntaxFactory.Space);

        // The space or line break before the initializer stood behind the arguments or the type.
        var trailing = options switch
        {
            ObjectCreationExpressionSyntax { ArgumentList: { } written } => written.GetTrailingTrivia(),
            ObjectCreationExpressionSyntax { Type: var written } => written.GetTrailingTrivia(),
            _ => options.ArgumentList?.GetTrailingTrivia() ?? default,
        };
        var bounded = SyntaxFactory.ObjectCreationExpression(keyword, type, list.WithTrailingTrivia(trailing), options.Initializer);
        return arguments.ReplaceNode(options, bounded.WithTrailingTrivia(options.GetTrailingTrivia()));
    }
}
