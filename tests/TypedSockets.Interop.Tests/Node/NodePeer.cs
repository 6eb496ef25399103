using System.Diagnostics;

namespace TypedSockets.Interop.Tests;

/// <summary>A script of the folder <c>peer</c> that runs under Node and ends with the test at the latest.</summary>
internal sealed class NodePeer : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private NodePeer(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a script.</summary>
    /// <param name="script">Its file, relative to <c>peer</c>.</param>
    /// <param name="arguments">What it needs to know.</param>
    public static NodePeer Start(string script, params string[] arguments)
    {
        Requirements.RequireNode();
        return new NodePeer(Process.Start(new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = Repository.Peer,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
    }

    /// <summary>Waits for the next line that the script says. Where it ends instead, its error is the test's.</summary>
    public async Task<string> HearAsync()
    {
        if (await process.StandardOutput.ReadLineAsync().Patiently() is { } line)
        {
            return line;
        }

        throw new InvalidOperationException($"The script ended with nothing more to say. {await errors.Patiently()}");
    }

    /// <summary>Waits for a line of the script.</summary>
    public async Task HearAsync(string line) => Assert.Equal(line, await HearAsync());

    /// <summary>Says a line to the script.</summary>
    public async Task TellAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line).Patiently();
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken).Patiently();
    }

    /// <summary>Waits until the script has got all that it expected.</summary>
    public async Task FinishAsync()
    {
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).Patiently();
        }
        catch (TimeoutException exception)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The script did not end within {Patience.Time}. {await errors.Patiently()}", exception);
        }

        Assert.True(process.ExitCode == 0, await errors.Patiently());
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience.Time, CancellationToken.None);
        }

        process.Dispose();
    }
}
