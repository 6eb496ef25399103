using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace TypedSockets.Analyzers.Contracts;

/// <summary>The orders of compact messages that a project has promised, from the file in its directory that keeps them.</summary>
internal sealed class CompactRecord
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "CompactMessages.txt";

    private CompactRecord(IReadOnlyList<CompactRecordLine> lines) => Lines = lines;

    /// <summary>The record of a project that has none.</summary>
    public static CompactRecord Empty { get; } = new([]);

    /// <summary>The lines that are neither empty nor comments, in their order.</summary>
    public IReadOnlyList<CompactRecordLine> Lines { get; }

    /// <summary>The file among the additional ones: the one in the project's directory, where that is known.</summary>
    public static AdditionalText? FindFile(AnalyzerOptions options)
    {
        var files = options.AdditionalFiles.Where(static file => IsName(Path.GetFileName(file.Path), FileName));
        return options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var directory)
            ? files.FirstOrDefault(file => IsName(Directory(file.Path), Directory(Path.Combine(directory, FileName))))
            : files.OrderBy(static file => file.Path.Length).FirstOrDefault();
    }

    public static CompactRecord Read(SourceText text)
    {
        var lines = new List<CompactRecordLine>();
        foreach (var line in text.Lines)
        {
            if (CompactRecordLine.Parse(line) is not { } read)
            {
                continue;
            }

            var before = lines.Find(other => read.Type.Length > 0 && string.Equals(other.Type, read.Type, StringComparison.Ordinal));
            lines.Add(before is null ? read : read with { Fault = string.Format(CultureInfo.InvariantCulture, "line {0} is about '{1}' already", before.Line.LineNumber + 1, read.Type) });
        }

        return new(lines);
    }

    /// <summary>The first line about the message, which may be one that can't be read.</summary>
    public CompactRecordLine? Find(string messageType) => Lines.FirstOrDefault(line => string.Equals(line.Type, messageType, StringComparison.Ordinal));

    private static bool IsName(string? path, string? other) => string.Equals(path, other, StringComparison.OrdinalIgnoreCase);

    private static string? Directory(string path) => Path.GetDirectoryName(path)?.Replace('\\', '/').TrimEnd('/');
}
