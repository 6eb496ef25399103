using System.Text.Json;
using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>A pull request, whole.</summary>
public sealed partial record PullRequest
{
    /// <summary>The number of the pull request among all of GitHub.</summary>
    public required long Id { get; init; }

    /// <summary>The id of the pull request in the GraphQL API.</summary>
    [JsonPropertyName("node_id")]
    public required string NodeId { get; init; }

    /// <summary>The number of the pull request in its repository.</summary>
    public required int Number { get; init; }

    /// <summary>What it changes, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>The text of whoever opened it, in Markdown.</summary>
    public string? Body { get; init; }

    /// <summary>Who opened it.</summary>
    public required User User { get; init; }

    /// <summary>What its author is to the repository.</summary>
    [JsonPropertyName("author_association")]
    public required AuthorAssociation AuthorAssociation { get; init; }

    /// <summary>Whether it is open.</summary>
    public required IssueState State { get; init; }

    /// <summary>Whether only collaborators may comment.</summary>
    public required bool Locked { get; init; }

    /// <summary>Why it is locked.</summary>
    [JsonPropertyName("active_lock_reason")]
    public LockReason? ActiveLockReason { get; init; }

    /// <summary>Whether it is not ready for review.</summary>
    public required bool Draft { get; init; }

    /// <summary>The branch that holds the changes.</summary>
    public required PullRequestBranch Head { get; init; }

    /// <summary>The branch they are to be merged into.</summary>
    public required PullRequestBranch Base { get; init; }

    /// <summary>Its labels.</summary>
    public required IReadOnlyList<Label> Labels { get; init; }

    /// <summary>The first of those who work on it.</summary>
    public User? Assignee { get; init; }

    /// <summary>Who works on it.</summary>
    public required IReadOnlyList<User> Assignees { get; init; }

    /// <summary>Who was asked for a review.</summary>
    [JsonPropertyName("requested_reviewers")]
    public required IReadOnlyList<User> RequestedReviewers { get; init; }

    /// <summary>Teams that were asked for a review, as GitHub sends them.</summary>
    [JsonPropertyName("requested_teams")]
    public required IReadOnlyList<JsonElement> RequestedTeams { get; init; }

    /// <summary>The milestone it belongs to.</summary>
    public Milestone? Milestone { get; init; }

    /// <summary>Whether it was merged.</summary>
    public required bool Merged { get; init; }

    /// <summary>Whether it can be merged; <see langword="null"/> while GitHub finds out.</summary>
    public bool? Mergeable { get; init; }

    /// <summary>Whether it can be rebased; <see langword="null"/> while GitHub finds out.</summary>
    public bool? Rebaseable { get; init; }

    /// <summary>What stands in the way of merging.</summary>
    [JsonPropertyName("mergeable_state")]
    public required MergeableState MergeableState { get; init; }

    /// <summary>Who merged it.</summary>
    [JsonPropertyName("merged_by")]
    public User? MergedBy { get; init; }

    /// <summary>The commit of the merge, or of a trial one.</summary>
    [JsonPropertyName("merge_commit_sha")]
    public string? MergeCommitSha { get; init; }

    /// <summary>How it merges itself once it may, as GitHub sends it.</summary>
    [JsonPropertyName("auto_merge")]
    public JsonElement? AutoMerge { get; init; }

    /// <summary>Whether maintainers may push to its branch.</summary>
    [JsonPropertyName("maintainer_can_modify")]
    public required bool MaintainerCanModify { get; init; }

    /// <summary>How many comments it has.</summary>
    public required int Comments { get; init; }

    /// <summary>How many comments its lines have.</summary>
    [JsonPropertyName("review_comments")]
    public required int ReviewComments { get; init; }

    /// <summary>How many commits it holds.</summary>
    public required int Commits { get; init; }

    /// <summary>How many lines it adds.</summary>
    public required int Additions { get; init; }

    /// <summary>How many lines it removes.</summary>
    public required int Deletions { get; init; }

    /// <summary>How many files it changes.</summary>
    [JsonPropertyName("changed_files")]
    public required int ChangedFiles { get; init; }

    /// <summary>When it was opened.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was closed.</summary>
    [JsonPropertyName("closed_at")]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When it was merged.</summary>
    [JsonPropertyName("merged_at")]
    public DateTimeOffset? MergedAt { get; init; }
}
