using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedSockets.Generators.Benchmarks;

/// <summary>One thing that a generator is timed at.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="IsFirstRun">Whether the driver has not run before.</param>
/// <param name="Edit">What becomes of the compilation before the run; the number makes no two edits alike.</param>
internal sealed record Scenario(string Name, bool IsFirstRun, Func<CSharpCompilation, int, Compilation> Edit)
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("first run", IsFirstRun: true, (compilation, _) => compilation),
        new("edit in a file without messages", IsFirstRun: false, SampleCompilation.EditUnrelated),
        new("new member of a message", IsFirstRun: false, SampleCompilation.EditMessage),
    ];
}
