using GitHubFeed;

namespace TypedSockets.Samples.GitHubFeed;

/// <summary>Counts the events that a client receives, by kind, until a replay is over.</summary>
internal sealed class EventCounter
{
    private readonly TaskCompletionSource<ReplayDone> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EventCounter(GitHubFeedClient feed)
    {
        feed.OnCheckRun(message => Count("check_run", message));
        feed.OnCreate(message => Count("create", message));
        feed.OnFork(message => Count("fork", message));
        feed.OnIssueComment(message => Count("issue_comment", message));
        feed.OnIssues(message => Count("issues", message));
        feed.OnPullRequest(message => Count("pull_request", message));
        feed.OnPush(message => Count("push", message));
        feed.OnRelease(message => Count("release", message));
        feed.OnStar(message => Count("star", message));
        feed.OnWorkflowRun(message => Count("workflow_run", message));
        feed.OnReplayDone(message => done.TrySetResult(message));
    }

    /// <summary>Completes with the server's own count. Events come in order, so by then all have been counted.</summary>
    public Task<ReplayDone> Done => done.Task;

    /// <summary>How many of each kind were received; complete when <see cref="Done"/> is.</summary>
    public Dictionary<string, int> ByKind { get; } = new(StringComparer.Ordinal);

    private void Count(string kind, IGitHubEvent message)
    {
        Assert.NotEmpty(message.RepositoryName);
        ByKind[kind] = ByKind.GetValueOrDefault(kind) + 1;
    }
}
