using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TypedSockets.Analyzers;

namespace TypedSockets.CodeFixes;

/// <summary>WS3003: says who may connect, behind the call that maps the endpoint.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SayAccessCodeFix))]
[Shared]
public sealed class SayAccessCodeFix : CodeFixProvider
{
    private const string Namespace = "Microsoft.AspNetCore.Builder";

    private static readonly string[] Calls = ["RequireAuthorization", "AllowAnonymous"];

    /// <summary>Fixes of one file may need the same directive, so they are made together.</summary>
    private static readonly FixAllProvider AllAtOnce = FixAllProvider.Create(static async (context, document, diagnostics) =>
        await SayAsync(document, diagnostics.Select(diagnostic => diagnostic.Location.SourceSpan), context.CodeActionEquivalenceKey!, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.AccessNotSaid];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AllAtOnce;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var call in Calls)
        {
            context.RegisterCodeFix(
                CodeAction.Create($"Add '{call}()'", cancellationToken => SayAsync(context.Document, [context.Span], call, cancellationToken), call),
                context.Diagnostics);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> SayAsync(Document document, IEnumerable<TextSpan> spans, string call, CancellationToken cancellationToken)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changes = new List<TextChange>();
        foreach (var span in spans)
        {
            if (root.FindNode(span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } map)
            {
                changes.Add(new(new(map.Span.End, 0), $"{BreakBefore(map)}.{call}()"));
            }
        }

        if (changes.Count > 0 && !IsInScope(call, changes[0].Span.Start, model!))
        {
            changes.Insert(0, Import(root));
        }

        return document.WithText(text.WithChanges(changes));
    }

    /// <summary>The line break and indentation of the calls of the chain, where they stand on lines of their own.</summary>
    private static string BreakBefore(InvocationExpressionSyntax map)
    {
        var dots = new[] { map.Parent, map.Expression }.OfType<MemberAccessExpressionSyntax>().Select(access => access.OperatorToken);
        foreach (var dot in dots)
        {
            var lineBreak = dot.GetPreviousToken().TrailingTrivia.LastOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
            if (lineBreak != default)
            {
                return lineBreak.ToString() + dot.LeadingTrivia.LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
            }
        }

        return "";
    }

    private static bool IsInScope(string call, int position, SemanticModel model) =>
        model.Compilation.GetTypeByMetadataName($"{Namespace}.IEndpointConventionBuilder") is not { } builder
        || !model.LookupSymbols(position, builder, call, includeReducedExtensionMethods: true).IsEmpty;

    /// <summary>The directive, in its place among the others.</summary>
    private static TextChange Import(CompilationUnitSyntax root)
    {
        var directive = $"using {Namespace};\n";
        var next = root.Usings.FirstOrDefault(item => item.Alias is not null || !item.StaticKeyword.IsKind(SyntaxKind.None) || (!IsOfSystem(item) && string.CompareOrdinal(item.Name?.ToString(), Namespace) > 0));
        var position = next is not null ? next.SpanStart
            : root.Usings.Any() ? root.Usings.Last().FullSpan.End
            : root.GetFirstToken().SpanStart;
        return new(new(position, 0), root.Usings.Any() ? directive : directive + "\n");
    }

    private static bool IsOfSystem(UsingDirectiveSyntax directive) => directive.Name?.ToString() is { } name && (name is "System" || name.StartsWith("System.", StringComparison.Ordinal));
}
