using System.Diagnostics;

namespace TypedSockets.Samples.Chat;

/// <summary>Runs the Node scripts that drive pages in Chromium.</summary>
internal static class BrowserScript
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>Runs a scenario and fails the test where it fails.</summary>
    /// <param name="script">The file of the script.</param>
    /// <param name="answer">Does what a line of the script's output asks for.</param>
    /// <param name="arguments">The scenario and what it needs.</param>
    public static async Task RunAsync(string script, Func<string, Task> answer, params string[] arguments)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Timeout);
        using var node = Process.Start(new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = Requirements.BrowserFolder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var errors = node.StandardError.ReadToEndAsync(timeout.Token);
            while (await node.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
            {
                await answer(line);
                await node.StandardInput.WriteLineAsync("done");
                await node.StandardInput.FlushAsync(timeout.Token);
            }

            await node.WaitForExitAsync(timeout.Token);
            Assert.True(node.ExitCode == 0, await errors);
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill(entireProcessTree: true);
            }
        }
    }
}
