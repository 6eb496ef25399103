using System.Diagnostics;

namespace TypedSockets.FaultTests.Harness;

/// <summary>A server in a process of its own, which can be killed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>The first argument that makes this program a server.</summary>
    public const string Mode = "serve";

    private readonly Process process;

    private ServerProcess(Process process, Uri uri)
    {
        this.process = process;
        Uri = uri;
    }

    public Uri Uri { get; }

    public int ExitCode => process.ExitCode;

    /// <summary>The physical memory that the process holds, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.HasExited ? 0 : process.WorkingSet64;
        }
    }

    /// <summary>Starts a server.</summary>
    /// <param name="port">Where it listens; 0 for any free port.</param>
    /// <param name="drain">How many seconds it may drain when it is told to stop.</param>
    /// <param name="spreads">Whether it asks its clients to spread their return.</param>
    public static async Task<ServerProcess> StartAsync(int port = 0, int drain = 2, bool spreads = false)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, typeof(ServerProcess).Assembly.GetName().Name!), [Mode, $"http://127.0.0.1:{port}", $"{drain}", $"{spreads}"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process started = Process.Start(start)!;
        try
        {
            string? address = await started.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Changes.Patience, TestContext.Current.CancellationToken);
            return new ServerProcess(started, new Uri(address ?? throw new InvalidOperationException("The server did not start.")));
        }
        catch
        {
            started.Kill();
            started.Dispose();
            throw;
        }
    }

    /// <summary>What the process does: serves until it is told to stop, and never longer than the test lives.</summary>
    public static async Task<int> ServeAsync(string url, TimeSpan drain, bool spreads)
    {
        await using FaultServer server = await FaultServer.StartAsync(
            options =>
            {
                options.ShutdownTimeout = drain;
                options.ReconnectSpread = spreads ? null : TimeSpan.Zero;
            },
            url);
        Console.WriteLine(server.Uri);
        new Thread(EndWithTheTest) { IsBackground = true }.Start();
        await server.WaitForShutdownAsync();
        return server.Log.Errors.Count == 0 ? 0 : 1;
    }

    /// <summary>Ends the process as a crash does.</summary>
    public Task KillAsync()
    {
        process.Kill();
        return ExitedAsync();
    }

    /// <summary>Asks the process to end in good order, as an orchestrator does.</summary>
    public void Terminate()
    {
        using Process kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }

    public Task ExitedAsync() => process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Changes.Patience, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    /// <summary>The test holds the other end of the standard input, which closes when the test dies, however it does.</summary>
    private static void EndWithTheTest()
    {
        Console.In.ReadToEnd();
        Environment.Exit(2);
    }
}
