using System.Diagnostics;
using System.Globalization;

namespace TypedSockets.Benchmarks;

/// <summary>A server as its process is seen from outside. It says its port, and then answers every line that it reads with a number.</summary>
internal sealed class ServerProcess : IDisposable
{
    /// <summary>What the program is told first where it is to be the server.</summary>
    public const string Argument = "--server";

    /// <summary>Asks for the number of its connections.</summary>
    public const string Count = "count";

    /// <summary>Asks for the bytes on its heap after a full collection.</summary>
    public const string Heap = "heap";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private ServerProcess(Process process) => this.process = process;

    public int Port { get; private init; }

    /// <summary>The processor time that it has used so far, as the operating system counts it.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that it holds.</summary>
    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public static async Task<ServerProcess> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Argument, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var started = Process.Start(start)!;
        return new ServerProcess(started) { Port = int.Parse(await ReadAsync(started)) };
    }

    /// <summary>Has it do something, and returns what it answers.</summary>
    public async Task<double> AskAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        return double.Parse(await ReadAsync(process), CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until it has so many connections, and returns the bytes on its heap then.</summary>
    public async Task<double> WeighAsync(int connections)
    {
        while (await AskAsync(Count) != connections)
        {
            await Task.Delay(10);
        }

        return await AskAsync(Heap);
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
