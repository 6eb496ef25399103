using System.Diagnostics;

namespace TypedSockets.Idle.Benchmarks;

/// <summary>The server as its process is seen from outside.</summary>
internal sealed class ServerProcess : IDisposable
{
    public const string Argument = "--server";

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

    public static async Task<ServerProcess> StartAsync(TimeSpan interval)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Argument, $"{interval.TotalSeconds}"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var started = Process.Start(start)!;
        return new ServerProcess(started) { Port = int.Parse(await ReadAsync(started)) };
    }

    /// <summary>Its connections, and the bytes on its heap after a full collection.</summary>
    public async Task<(int Connections, long Heap)> AskAsync()
    {
        await process.StandardInput.WriteLineAsync();
        var answer = (await ReadAsync(process)).Split(' ');
        return (int.Parse(answer[0]), long.Parse(answer[1]));
    }

    /// <summary>The bytes on its heap once every client has left.</summary>
    public async Task<long> EmptiedAsync()
    {
        (int Connections, long Heap) state;
        while ((state = await AskAsync()).Connections > 0)
        {
            await Task.Delay(50);
        }

        return state.Heap;
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    private static async Task<string> ReadAsync(Process server) =>
        await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server has ended. What it wrote last says why.");
}
