using System.Text;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Analyzers.Tests.Verification;

/// <summary>What a test of a rule says: these sources, and exactly these diagnostics.</summary>
internal static class Expect
{
    /// <summary>
    /// Builds the sources and compares every diagnostic with the marks in them. Sources without a mark must build in silence,
    /// generated code included.
    /// </summary>
    public static Task DiagnosticsAsync(params string[] marked) => DiagnosticsAsync(Array.Empty<MetadataReference>(), marked);

    /// <summary>The same for a program that references libraries.</summary>
    public static async Task DiagnosticsAsync(IEnumerable<MetadataReference> libraries, params string[] marked)
    {
        var sources = Name(marked.Select(Markup.Strip));
        var diagnostics = await SampleProgram.DiagnoseAsync(SampleProgram.Compile(sources, libraries));

        Same(string.Join('\n', marked), Describe(sources, diagnostics));
    }

    /// <summary>The same for a program with additional files.</summary>
    public static async Task DiagnosticsAsync(IReadOnlyCollection<(string Path, string Text)> files, params string[] marked)
    {
        var sources = Name(marked.Select(Markup.Strip));
        var diagnostics = await SampleProgram.DiagnoseAsync(SampleProgram.Compile(sources), SampleFiles.Options(files));

        Same(string.Join('\n', marked), Describe(sources, diagnostics));
    }

    /// <summary>Builds the source and compares the texts of what the analyzers say, in the order of the source.</summary>
    public static Task MessagesAsync(string source, params string[] messages) => MessagesAsync([], source, messages);

    /// <summary>The same for a program with additional files.</summary>
    public static async Task MessagesAsync(IReadOnlyCollection<(string Path, string Text)> files, string source, params string[] messages)
    {
        var diagnostics = await SampleProgram.DiagnoseAsync(SampleProgram.Compile(Name([source])), SampleFiles.Options(files));

        Assert.Equal(messages, diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
    }

    /// <summary>Compares whole texts and shows both: an excerpt of the difference does not tell what was reported.</summary>
    public static void Same(string expected, string actual)
    {
        if (!string.Equals(expected.ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"), StringComparison.Ordinal))
        {
            Assert.Fail($"Expected:\n{expected}\n\nActual:\n{actual}\n");
        }
    }

    /// <summary>Gives the sources the names of files.</summary>
    public static IReadOnlyList<(string Path, string Text)> Name(IEnumerable<string> sources) => [.. sources.Select((text, index) => ($"Sample{index}.cs", text))];

    /// <summary>The sources with a mark at every diagnostic, and below them those that stand in no source.</summary>
    public static string Describe(IReadOnlyList<(string Path, string Text)> sources, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        text.AppendJoin('\n', sources.Select(source => Markup.Write(source.Text, [.. diagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == source.Path)])));
        foreach (var diagnostic in diagnostics.Where(diagnostic => sources.All(source => source.Path != diagnostic.Location.SourceTree?.FilePath)))
        {
            text.Append('\n').Append(diagnostic);
        }

        return text.ToString();
    }
}
