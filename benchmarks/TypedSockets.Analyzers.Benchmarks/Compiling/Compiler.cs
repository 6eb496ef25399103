using System.Diagnostics;
using System.Reflection;

namespace TypedSockets.Analyzers.Benchmarks;

/// <summary>The compiler of the SDK, behind its server as a build runs it. Without concurrency, so that what it counts of a part is a part of the whole.</summary>
internal sealed class Compiler(SampleProject project)
{
    private static readonly string Program = typeof(Compiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Compiler").Value!;

    // A server of its own, which ends by itself a minute after the last run.
    private readonly string server = $"typedsockets-analyzers-{Environment.ProcessId}";

    /// <summary>Compiles the project once.</summary>
    /// <param name="withRules">Whether the rules run, beside the generator, which always does.</param>
    public async Task<CompilerRun> CompileAsync(bool withRules)
    {
        string settings = Path.Combine(project.Directory, "settings.rsp");
        await File.WriteAllLinesAsync(settings, Settings(withRules));
        var start = new ProcessStartInfo("dotnet", [Program, $"-shared:{server}", "-keepalive:60", "-noconfig", "@" + settings])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = project.Directory,
        };
        var watch = Stopwatch.StartNew();
        using Process compiler = Process.Start(start)!;
        string output = await compiler.StandardOutput.ReadToEndAsync();
        await compiler.WaitForExitAsync();
        return compiler.ExitCode == 0
            ? CompilerRun.Parse(watch.Elapsed, output)
            : throw new InvalidOperationException($"The sample does not compile:{Environment.NewLine}{output}");
    }

    private static IEnumerable<string> Settings(bool withRules)
    {
        yield return "-nologo -target:library -langversion:14 -nullable:enable -deterministic -parallel- -reportanalyzer -out:sample.dll -recurse:*.cs";
        yield return Option("analyzer", AssemblyOf("TypedSockets.Generators"));
        if (withRules)
        {
            yield return Option("analyzer", AssemblyOf("TypedSockets.Analyzers"));
        }

        foreach (string reference in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
        {
            yield return Option("reference", reference);
        }
    }

    private static string Option(string name, string path) => $"-{name}:\"{path}\"";

    private static string AssemblyOf(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");
}
