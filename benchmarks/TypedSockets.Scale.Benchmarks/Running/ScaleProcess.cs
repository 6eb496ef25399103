using System.Diagnostics;
using System.Globalization;

namespace TypedSockets.Scale.Benchmarks;

/// <summary>The server as its process is seen from outside.</summary>
internal sealed class ScaleProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private ScaleProcess(Process process) => this.process = process;

    public int Port { get; private init; }

    public static async Task<ScaleProcess> StartAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [ScaleServer.Argument])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var started = Process.Start(start)!;
        return new ScaleProcess(started) { Port = int.Parse(await ReadAsync(started)) };
    }

    /// <summary>Has it do something, and returns what it answers.</summary>
    public async Task<double> AskAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        return double.Parse(await ReadAsync(process), CultureInfo.InvariantCulture);
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    private static async Task<string> ReadAsync(Process server) =>
        await server.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("The server has ended. What it wrote last says why.");
}
