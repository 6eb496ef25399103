using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using TypedSockets.Analyzers;
using TypedSockets.Analyzers.Contracts;

namespace TypedSockets.CodeFixes;

/// <summary>WS1014: records the order of a compact message that has none yet, or has more members than it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CompactRecordCodeFix))]
[Shared]
public sealed class CompactRecordCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.CompactOrder];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => CompactRecordFixAll.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(CompactOrderAnalyzer.LineToRecord, out var line) || line is null || !CompactRecordFile.CanBeWritten(project))
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Record '{line}' in {CompactRecord.FileName}",
                    cancellationToken => CompactRecordFile.WriteAsync(project, [line], CompactRecordFile.LineBreakAt(diagnostic.Location, cancellationToken), cancellationToken),
                    nameof(CompactRecordCodeFix)),
                diagnostic);
        }

        return Task.CompletedTask;
    }
}
