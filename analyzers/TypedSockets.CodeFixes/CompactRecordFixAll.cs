using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedSockets.Analyzers.Contracts;

namespace TypedSockets.CodeFixes;

/// <summary>Records many orders at once: they all go into one file of each project, where changes made one by one would collide.</summary>
internal sealed class CompactRecordFixAll : FixAllProvider
{
    private CompactRecordFixAll()
    {
    }

    public static CompactRecordFixAll Instance { get; } = new();

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var found = new List<(ProjectId Project, ImmutableArray<Diagnostic> Diagnostics)>();
        foreach (var project in ProjectsOf(fixAllContext).Where(CompactRecordFile.CanBeWritten))
        {
            var diagnostics = fixAllContext is { Scope: FixAllScope.Document, Document: { } document }
                ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            found.Add((project.Id, [.. diagnostics.Where(diagnostic => LineOf(diagnostic) is not null)]));
        }

        return found.Exists(project => project.Diagnostics.Length > 0)
            ? CodeAction.Create($"Record the orders of compact messages in {CompactRecord.FileName}", cancellationToken => WriteAsync(fixAllContext.Solution, found, cancellationToken), nameof(CompactRecordCodeFix))
            : null;
    }

    private static IEnumerable<Project> ProjectsOf(FixAllContext context) =>
        context.Scope is FixAllScope.Solution ? context.Solution.Projects.Where(static project => project.Language is LanguageNames.CSharp) : [context.Project];

    private static async Task<Solution> WriteAsync(Solution solution, List<(ProjectId Project, ImmutableArray<Diagnostic> Diagnostics)> found, CancellationToken cancellationToken)
    {
        foreach (var (project, diagnostics) in found.Where(static project => project.Diagnostics.Length > 0))
        {
            var lineBreak = CompactRecordFile.LineBreakAt(diagnostics[0].Location, cancellationToken);
            solution = await CompactRecordFile.WriteAsync(solution.GetProject(project)!, diagnostics.Select(LineOf).OfType<string>(), lineBreak, cancellationToken).ConfigureAwait(false);
        }

        return solution;
    }

    private static string? LineOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(CompactOrderAnalyzer.LineToRecord, out var line) ? line : null;
}
