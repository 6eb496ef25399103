namespace TypedSockets.Programs;

/// <summary>The lines that a program wrote, and who waits for one.</summary>
internal sealed class ProgramOutput
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];
    private readonly List<(string Text, TaskCompletionSource<string> Found)> searches = [];

    /// <summary>Takes a line; <see langword="null"/> is the end.</summary>
    public void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (gate)
        {
            lines.Add(line);
            foreach ((_, TaskCompletionSource<string> found) in searches.Where(search => line.Contains(search.Text, StringComparison.Ordinal)))
            {
                found.TrySetResult(line);
            }
        }
    }

    /// <summary>Completes with the first line that holds a text, whether it is there already or comes later.</summary>
    public Task<string> FindAsync(string text)
    {
        lock (gate)
        {
            if (lines.Find(line => line.Contains(text, StringComparison.Ordinal)) is { } line)
            {
                return Task.FromResult(line);
            }

            var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            searches.Add((text, found));
            return found.Task;
        }
    }

    public override string ToString()
    {
        lock (gate)
        {
            return string.Join(Environment.NewLine, lines);
        }
    }
}
