using System.Diagnostics;

namespace TypedSockets.Programs;

/// <summary>A program that runs until it ends or the test does.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly ProgramOutput output = new();

    private RunningProgram(string directory, string[] command)
    {
        CommandLine = string.Join(' ', command);
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Isolate(start.Environment);

        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string CommandLine { get; }

    /// <summary>All that it wrote so far.</summary>
    public string Output => output.ToString();

    public static RunningProgram Start(string directory, params string[] command) => new(directory, command);

    /// <summary>Types a line.</summary>
    public async Task WriteLineAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends what it reads.</summary>
    public void CloseInput() => process.StandardInput.Close();

    /// <summary>Waits until it has written a line that holds a text, and returns that line.</summary>
    public async Task<string> WaitForLineAsync(string text, TimeSpan patience)
    {
        Task<string> line = output.FindAsync(text);
        Task exit = process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await WaitAsync(Task.WhenAny(line, exit), $"write '{text}'", patience);
        return line.IsCompleted ? await line : throw Failure($"ended before it wrote '{text}'");
    }

    /// <summary>Waits until it has ended, and returns its exit code.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan patience)
    {
        await WaitAsync(process.WaitForExitAsync(TestContext.Current.CancellationToken), "end", patience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private async Task WaitAsync(Task task, string what, TimeSpan patience)
    {
        try
        {
            await task.WaitAsync(patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            throw Failure($"did not {what} within {patience}");
        }
    }

    private InvalidOperationException Failure(string what) => new($"'{CommandLine}' {what}:{Environment.NewLine}{Output}");

    // What the run of the tests set for its own build is not for this one; and no build server may outlive the test, for
    // it would hold the program's output open.
    private static void Isolate(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            environment.Remove(name);
        }

        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["UseSharedCompilation"] = "false";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
    }
}
