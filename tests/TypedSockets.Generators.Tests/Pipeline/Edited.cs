using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Tests.Pipeline;

/// <summary>What is expected of the run after an edit.</summary>
internal static class Edited
{
    /// <summary>Fails unless an edit prints these files and no others, and makes these outputs of steps anew.</summary>
    public static void AssertPrinted(int file, string from, string to, string[] printed, string[] changes, bool warnings = false)
    {
        var run = ChatProject.Run();
        var first = run.Sources;

        run.Edit(file, from, to);

        Assert.True(warnings || run.Diagnostics.IsEmpty, string.Join("\n", run.Diagnostics));
        Assert.Equal(printed, run.Printed());
        Assert.Equal(changes, run.Changes());
        Assert.All(run.Sources.Where(source => !printed.Contains(source.HintName, StringComparer.Ordinal)), source => Assert.Contains(first, before => before.SourceText == source.SourceText));
    }

    /// <summary>Fails unless an edit only took these files away.</summary>
    public static void AssertGone(GeneratorRun run, params string[] files)
    {
        Assert.Empty(run.Printed());
        Assert.All(run.Changes(), change => Assert.EndsWith($" {IncrementalStepRunReason.Removed}", change, StringComparison.Ordinal));
        Assert.Equal(files, ChatProject.Run().Sources.Select(source => source.HintName).Except(run.Sources.Select(source => source.HintName)));
    }
}
