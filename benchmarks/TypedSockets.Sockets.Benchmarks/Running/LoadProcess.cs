namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The clients as their process is seen from outside.</summary>
internal sealed class LoadProcess : IDisposable
{
    private readonly ChildProcess process;

    private LoadProcess(ChildProcess process) => this.process = process;

    public static async Task<LoadProcess> StartAsync(int core)
    {
        var load = new LoadProcess(ChildProcess.Start(core, LoadProgram.Argument));
        _ = await load.process.ReadAsync();
        return load;
    }

    public async Task<string> DoAsync(LoadCommand command)
    {
        var answer = await process.AskAsync($"{command}");
        return answer.StartsWith(LoadCommand.Failed, StringComparison.Ordinal) ? throw new InvalidOperationException($"'{command}' {answer}") : answer;
    }

    public void Dispose() => process.Dispose();
}
