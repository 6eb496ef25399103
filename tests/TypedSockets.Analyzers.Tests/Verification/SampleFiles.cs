using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace TypedSockets.Analyzers.Tests.Verification;

/// <summary>The additional files of a sample, and where its project stands, as a build tells the analyzers.</summary>
internal static class SampleFiles
{
    /// <summary>The directory of the sample's project.</summary>
    public const string ProjectDirectory = "/sample/";

    /// <summary>What analyzers get to see of the files, whose paths begin in the project's directory.</summary>
    public static AnalyzerOptions Options(params IEnumerable<(string Path, string Text)> files) =>
        new([.. files.Select(file => new SampleFile(ProjectDirectory + file.Path, file.Text))], new SampleOptions());

    private sealed class SampleFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class SampleOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Settings();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Settings : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = string.Equals(key, "build_property.ProjectDir", StringComparison.Ordinal) ? ProjectDirectory : null;
            return value is not null;
        }
    }
}
