namespace GitHubFeed;

/// <summary>Prints every event that arrives, and counts them.</summary>
internal sealed class FeedPrinter : IGitHubEvents
{
    private readonly TaskCompletionSource<ReplayDone> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int received;

    /// <summary>How many events have arrived.</summary>
    public int Received => Volatile.Read(ref received);

    /// <summary>Completes when a replay is over.</summary>
    public Task<ReplayDone> Done => done.Task;

    public ValueTask CheckRunAsync(CheckRunEvent message, CancellationToken cancellationToken) =>
        Print("check_run", message, $"{message.Action}: {message.CheckRun.Name} is {message.CheckRun.Status}, {message.CheckRun.Conclusion?.ToString() ?? "no conclusion yet"}");

    public ValueTask CreateAsync(CreateEvent message, CancellationToken cancellationToken) =>
        Print("create", message, $"{message.RefType} {message.Ref}");

    public ValueTask ForkAsync(ForkEvent message, CancellationToken cancellationToken) =>
        Print("fork", message, $"to {message.Forkee.FullName}");

    public ValueTask IssueCommentAsync(IssueCommentEvent message, CancellationToken cancellationToken) =>
        Print("issue_comment", message, $"{message.Action}: on #{message.Issue.Number} {message.Issue.Title}");

    public ValueTask IssuesAsync(IssuesEvent message, CancellationToken cancellationToken) =>
        Print("issues", message, $"{message.Action}: #{message.Issue.Number} {message.Issue.Title}");

    public ValueTask PullRequestAsync(PullRequestEvent message, CancellationToken cancellationToken) =>
        Print("pull_request", message, $"{message.Action}: #{message.Number} {message.PullRequest.Title} (+{message.PullRequest.Additions} -{message.PullRequest.Deletions})");

    public ValueTask PushAsync(PushEvent message, CancellationToken cancellationToken) =>
        Print("push", message, $"{message.Commits.Count} commits to {message.Ref}");

    public ValueTask ReleaseAsync(ReleaseEvent message, CancellationToken cancellationToken) =>
        Print("release", message, $"{message.Action}: {message.Release.TagName}");

    public ValueTask StarAsync(StarEvent message, CancellationToken cancellationToken) =>
        Print("star", message, $"{message.Action}");

    public ValueTask WorkflowRunAsync(WorkflowRunEvent message, CancellationToken cancellationToken) =>
        Print("workflow_run", message, $"{message.Action}: {message.WorkflowRun.DisplayTitle} is {message.WorkflowRun.Status}");

    public ValueTask ReplayDoneAsync(ReplayDone message, CancellationToken cancellationToken)
    {
        done.TrySetResult(message);
        return ValueTask.CompletedTask;
    }

    private ValueTask Print(string kind, IGitHubEvent message, string text)
    {
        Interlocked.Increment(ref received);
        Console.WriteLine($"{kind,-14} {message.RepositoryName,-24} {message.Sender.Login,-12} {text}");
        return ValueTask.CompletedTask;
    }
}
