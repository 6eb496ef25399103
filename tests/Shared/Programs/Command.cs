namespace TypedSockets.Programs;

/// <summary>Runs a command to its end.</summary>
internal static class Command
{
    // Far above what any of them takes, so that a hanging one fails with what it said so far.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<CommandResult> RunAsync(string directory, params string[] command)
    {
        await using var program = RunningProgram.Start(directory, command);
        int exitCode = await program.WaitForExitAsync(Patience);
        return new CommandResult(program.CommandLine, exitCode, program.Output);
    }
}
