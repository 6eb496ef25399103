namespace TypedSockets.Programs;

/// <summary>What a command that has ended said.</summary>
internal sealed record CommandResult(string CommandLine, int ExitCode, string Output)
{
    public override string ToString() => $"'{CommandLine}' ended with {ExitCode}:{Environment.NewLine}{Output}";
}
