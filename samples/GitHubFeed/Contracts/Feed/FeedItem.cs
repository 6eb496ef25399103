using System.Text.Json.Serialization;
using TypedSockets;

namespace GitHubFeed;

/// <summary>One published event of whichever kind: the member that <see cref="Kind"/> names is set, the others are not.</summary>
[WsMessage("feed.item")]
public sealed partial record FeedItem
{
    /// <summary>The id of this delivery.</summary>
    public required Guid Id { get; init; }

    /// <summary>When the feed published it.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>What kind of event it is.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>Set where it is a check of a commit.</summary>
    public CheckRunEvent? CheckRun { get; init; }

    /// <summary>Set where it is a new branch or tag.</summary>
    public CreateEvent? Create { get; init; }

    /// <summary>Set where it is a fork.</summary>
    public ForkEvent? Fork { get; init; }

    /// <summary>Set where it is a comment on an issue or a pull request.</summary>
    public IssueCommentEvent? IssueComment { get; init; }

    /// <summary>Set where it is an issue.</summary>
    public IssuesEvent? Issues { get; init; }

    /// <summary>Set where it is a pull request.</summary>
    public PullRequestEvent? PullRequest { get; init; }

    /// <summary>Set where it is a push.</summary>
    public PushEvent? Push { get; init; }

    /// <summary>Set where it is a release.</summary>
    public ReleaseEvent? Release { get; init; }

    /// <summary>Set where it is a star.</summary>
    public StarEvent? Star { get; init; }

    /// <summary>Set where it is a run of a workflow.</summary>
    public WorkflowRunEvent? WorkflowRun { get; init; }

    /// <summary>The event, for code that treats all kinds alike.</summary>
    /// <exception cref="InvalidOperationException">The member that <see cref="Kind"/> names is not set.</exception>
    [JsonIgnore]
    public IGitHubEvent Event => Find() ?? throw new InvalidOperationException($"The feed's item '{Id}' is of kind '{Kind}' but holds none.");

    private IGitHubEvent? Find() => Kind switch
    {
        EventKind.CheckRun => CheckRun,
        EventKind.Create => Create,
        EventKind.Fork => Fork,
        EventKind.IssueComment => IssueComment,
        EventKind.Issues => Issues,
        EventKind.PullRequest => PullRequest,
        EventKind.Push => Push,
        EventKind.Release => Release,
        EventKind.Star => Star,
        EventKind.WorkflowRun => WorkflowRun,
        _ => null,
    };
}
