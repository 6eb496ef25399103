using TypedSockets;

namespace GitHubFeed;

/// <summary>What the feed tells its subscribers: one method for each kind of event.</summary>
[WsContract]
public interface IGitHubEvents
{
    /// <summary>A check of a commit was created, ended, or is wanted again.</summary>
    ValueTask CheckRunAsync(CheckRunEvent message, CancellationToken cancellationToken = default);

    /// <summary>A branch or a tag was created.</summary>
    ValueTask CreateAsync(CreateEvent message, CancellationToken cancellationToken = default);

    /// <summary>A repository was forked.</summary>
    ValueTask ForkAsync(ForkEvent message, CancellationToken cancellationToken = default);

    /// <summary>Somebody commented on an issue or a pull request.</summary>
    ValueTask IssueCommentAsync(IssueCommentEvent message, CancellationToken cancellationToken = default);

    /// <summary>Something was done to an issue.</summary>
    ValueTask IssuesAsync(IssuesEvent message, CancellationToken cancellationToken = default);

    /// <summary>Something was done to a pull request.</summary>
    ValueTask PullRequestAsync(PullRequestEvent message, CancellationToken cancellationToken = default);

    /// <summary>Commits, a branch or a tag were pushed.</summary>
    ValueTask PushAsync(PushEvent message, CancellationToken cancellationToken = default);

    /// <summary>Something was done to a release.</summary>
    ValueTask ReleaseAsync(ReleaseEvent message, CancellationToken cancellationToken = default);

    /// <summary>Somebody starred a repository, or does no more.</summary>
    ValueTask StarAsync(StarEvent message, CancellationToken cancellationToken = default);

    /// <summary>A workflow run was asked for, runs or has ended.</summary>
    ValueTask WorkflowRunAsync(WorkflowRunEvent message, CancellationToken cancellationToken = default);

    /// <summary>A replay has published its last event; everyone is told.</summary>
    ValueTask ReplayDoneAsync(ReplayDone message, CancellationToken cancellationToken = default);
}
