using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedSockets.Analyzers.Contracts;

namespace TypedSockets.CodeFixes;

/// <summary>The file of a project that keeps the orders of its compact messages.</summary>
internal static class CompactRecordFile
{
    /// <summary>Whether lines can be written to it: <c>dotnet format</c> changes the additional files of a project, but adds none.</summary>
    public static bool CanBeWritten(Project project) =>
        Find(project) is not null
        || project.Solution.Workspace is not { Kind: WorkspaceKind.MSBuild } workspace
        || workspace.CanApplyChange(ApplyChangesKind.AddAdditionalDocument);

    /// <summary>Writes the lines, into a new file where the project has none.</summary>
    public static async Task<Solution> WriteAsync(Project project, IEnumerable<string> lines, string lineBreak, CancellationToken cancellationToken)
    {
        var document = Find(project);
        var text = document is null ? CompactRecordText.Create(lineBreak) : await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        foreach (var line in lines.OrderBy(static line => line, StringComparer.Ordinal))
        {
            text = text.WithLine(line, lineBreak);
        }

        if (document is not null)
        {
            return project.Solution.WithAdditionalDocumentText(document.Id, text);
        }

        var path = Path.GetDirectoryName(project.FilePath) is { } directory ? Path.Combine(directory, CompactRecord.FileName) : null;
        return project.Solution.AddAdditionalDocument(DocumentId.CreateNewId(project.Id), CompactRecord.FileName, text, filePath: path);
    }

    /// <summary>How lines end where a diagnostic stands, for a file that has none yet.</summary>
    public static string LineBreakAt(Location location, CancellationToken cancellationToken) =>
        location.SourceTree?.GetText(cancellationToken) is { } source && CompactRecordText.LineBreakOf(source) is { } lineBreak ? lineBreak : "\n";

    private static TextDocument? Find(Project project) => CompactRecord.FindFile(project.AnalyzerOptions) is { } file
        ? project.AdditionalDocuments.FirstOrDefault(document => string.Equals(document.FilePath ?? document.Name, file.Path, StringComparison.Ordinal))
        : null;
}
