using System.Diagnostics;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>A process of this program on one core. It answers every line with one line, and ends when nothing more can be read.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(5);

    private readonly Process process;
    private readonly string name;

    private ChildProcess(Process process, string name)
    {
        this.process = process;
        this.name = name;
    }

    public static ChildProcess Start(int core, params string[] arguments)
    {
        var start = new ProcessStartInfo("taskset", ["--cpu-list", $"{core}", Environment.ProcessPath!, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };

        // The compiler would first wait until nothing new has been called for a while, which on one busy core takes its time. What it makes is the same.
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "0";
        return new(Process.Start(start)!, string.Join(' ', arguments));
    }

    /// <summary>Its next line.</summary>
    public async Task<string> ReadAsync() =>
        await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException($"'{name}' has ended. What it wrote last says why.");

    /// <summary>Says a line and waits for the answer.</summary>
    public async Task<string> AskAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        return await ReadAsync();
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeToEnd))
        {
            process.Kill();
        }

        process.Dispose();
    }
}
