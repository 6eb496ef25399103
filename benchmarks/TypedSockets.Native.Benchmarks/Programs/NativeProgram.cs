using System.Diagnostics;

namespace TypedSockets.Native.Benchmarks;

/// <summary>A published server, as it is seen from outside.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Path">Its one file.</param>
/// <param name="CreateCrowd">Makes clients that speak with it.</param>
internal sealed record NativeProgram(string Name, string Path, Func<ICrowd> CreateCrowd)
{
    private const int Clients = 500;
    private const double Mebi = 1024 * 1024;

    public double Megabytes => new FileInfo(Path).Length / Mebi;

    /// <summary>Starts it, lets a crowd talk, and ends it.</summary>
    public async Task<Sample> MeasureAsync()
    {
        var watch = Stopwatch.StartNew();
        using Process process = Process.Start(new ProcessStartInfo(Path, ["--urls", "http://127.0.0.1:0"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        try
        {
            Uri server = await FindServerAsync(process);
            using var http = new HttpClient();
            (await http.GetAsync(server)).EnsureSuccessStatusCode();
            double start = watch.Elapsed.TotalMilliseconds;
            double idle = Memory(process);

            await using ICrowd crowd = CreateCrowd();
            for (int number = 0; number < Clients; number++)
            {
                await crowd.EnterAsync(server, number);
            }

            await crowd.TalkAsync();
            return new Sample(start, idle, Memory(process));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<Uri> FindServerAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Open http", StringComparison.Ordinal))
            {
                // Whatever it writes from now on must not fill the pipe.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new Uri(line.Split(' ')[1]);
            }
        }

        throw new InvalidOperationException($"'{process.StartInfo.FileName}' ended before it listened.");
    }

    private static double Memory(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / Mebi;
    }

    /// <summary>What one run came to.</summary>
    /// <param name="Start">Milliseconds from the start of the process to its first answer.</param>
    /// <param name="Idle">Mebibytes that it holds then.</param>
    /// <param name="Crowded">Mebibytes that it holds with everybody connected and heard.</param>
    internal sealed record Sample(double Start, double Idle, double Crowded);
}
