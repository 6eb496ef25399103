using System.Runtime.CompilerServices;

namespace TypedSockets.Generators.Tests;

/// <summary>
/// Compares what is generated with the <c>*.verified.cs</c> file beside the test, in the file convention of Verify. A
/// mismatch leaves a <c>*.received.cs</c>; with <c>ACCEPT_SNAPSHOTS=1</c> in the environment it becomes the verified one.
/// </summary>
internal static class Snapshot
{
    /// <summary>Verifies every generated file as <c>TestClass.Test#HintName.verified.cs</c>, and that there are no others.</summary>
    public static void Verify(GeneratorRun run, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        var folder = Path.GetDirectoryName(testFile)!;
        var prefix = $"{Path.GetFileNameWithoutExtension(testFile)}.{test}#";
        var mismatches = new List<string>();
        foreach (var source in run.Sources)
        {
            var name = prefix + Path.GetFileNameWithoutExtension(source.HintName);
            if (!Matches(Path.Combine(folder, name), source.SourceText.ToString()))
            {
                mismatches.Add(name);
            }
        }

        var expected = run.Sources.Select(source => $"{prefix}{Path.GetFileNameWithoutExtension(source.HintName)}.verified.cs");
        var found = Directory.GetFiles(folder, $"{prefix}*.verified.cs").Select(file => Path.GetFileName(file));
        mismatches.AddRange(found.Except(expected, StringComparer.Ordinal).Select(file => $"{file} is generated no longer"));
        Assert.Empty(mismatches);
    }

    private static bool Matches(string path, string text)
    {
        var verified = $"{path}.verified.cs";
        var received = $"{path}.received.cs";
        if (File.Exists(verified) && string.Equals(File.ReadAllText(verified).ReplaceLineEndings("\n"), text, StringComparison.Ordinal))
        {
            File.Delete(received);
            return true;
        }

        var isAccepted = string.Equals(Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS"), "1", StringComparison.Ordinal);
        File.WriteAllText(isAccepted ? verified : received, text);
        return isAccepted;
    }
}
