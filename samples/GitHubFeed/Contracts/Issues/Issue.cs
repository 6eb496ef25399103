using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>An issue, or a pull request seen as one.</summary>
public sealed record Issue
{
    /// <summary>The number of the issue among all of GitHub.</summary>
    public required long Id { get; init; }

    /// <summary>The id of the issue in the GraphQL API.</summary>
    [JsonPropertyName("node_id")]
    public required string NodeId { get; init; }

    /// <summary>The number of the issue in its repository.</summary>
    public required int Number { get; init; }

    /// <summary>What it is about, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>The text of whoever opened it, in Markdown.</summary>
    public string? Body { get; init; }

    /// <summary>Who opened it.</summary>
    public required User User { get; init; }

    /// <summary>What its author is to the repository.</summary>
    [JsonPropertyName("author_association")]
    public required AuthorAssociation AuthorAssociation { get; init; }

    /// <summary>Whether it is open; missing from the old issue of a transfer.</summary>
    public IssueState? State { get; init; }

    /// <summary>Whether only collaborators may comment; missing from the old issue of a transfer.</summary>
    public bool? Locked { get; init; }

    /// <summary>Why it is locked.</summary>
    [JsonPropertyName("active_lock_reason")]
    public LockReason? ActiveLockReason { get; init; }

    /// <summary>Whether it is a pull request that is not ready for review.</summary>
    public bool? Draft { get; init; }

    /// <summary>Its labels.</summary>
    public IReadOnlyList<Label>? Labels { get; init; }

    /// <summary>The first of those who work on it.</summary>
    public User? Assignee { get; init; }

    /// <summary>Who works on it.</summary>
    public required IReadOnlyList<User> Assignees { get; init; }

    /// <summary>The milestone it belongs to.</summary>
    public Milestone? Milestone { get; init; }

    /// <summary>How many comments it has.</summary>
    public required int Comments { get; init; }

    /// <summary>How readers reacted to it.</summary>
    public required Reactions Reactions { get; init; }

    /// <summary>Where the pull request is, if it is one.</summary>
    [JsonPropertyName("pull_request")]
    public IssuePullRequest? PullRequest { get; init; }

    /// <summary>The app that opened it.</summary>
    [JsonPropertyName("performed_via_github_app")]
    public App? PerformedViaGithubApp { get; init; }

    /// <summary>When it was opened.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was closed.</summary>
    [JsonPropertyName("closed_at")]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The issue in the API.</summary>
    public required Uri Url { get; init; }

    /// <summary>The page of the issue.</summary>
    [JsonPropertyName("html_url")]
    public required Uri HtmlUrl { get; init; }

    /// <summary>Its repository in the API.</summary>
    [JsonPropertyName("repository_url")]
    public required Uri RepositoryUrl { get; init; }

    /// <summary>Template: its labels.</summary>
    [JsonPropertyName("labels_url")]
    public required string LabelsUrl { get; init; }

    /// <summary>Its comments.</summary>
    [JsonPropertyName("comments_url")]
    public required Uri CommentsUrl { get; init; }

    /// <summary>What happened to it.</summary>
    [JsonPropertyName("events_url")]
    public required Uri EventsUrl { get; init; }

    /// <summary>The same together with comments and commits.</summary>
    [JsonPropertyName("timeline_url")]
    public Uri? TimelineUrl { get; init; }
}
