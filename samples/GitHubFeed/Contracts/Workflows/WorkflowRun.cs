using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>One run of a workflow.</summary>
public sealed partial record WorkflowRun
{
    /// <summary>The number of the run among all of GitHub.</summary>
    public required long Id { get; init; }

    /// <summary>The id of the run in the GraphQL API.</summary>
    [JsonPropertyName("node_id")]
    public required string NodeId { get; init; }

    /// <summary>The name of the workflow; may be empty.</summary>
    public string? Name { get; init; }

    /// <summary>What the run is shown as.</summary>
    [JsonPropertyName("display_title")]
    public required string DisplayTitle { get; init; }

    /// <summary>What set it off, such as <c>push</c>.</summary>
    public required string Event { get; init; }

    /// <summary>How far it is.</summary>
    public required CheckStatus Status { get; init; }

    /// <summary>How it ended.</summary>
    public CheckConclusion? Conclusion { get; init; }

    /// <summary>The number of the workflow.</summary>
    [JsonPropertyName("workflow_id")]
    public required long WorkflowId { get; init; }

    /// <summary>The file that defines the workflow.</summary>
    public required string Path { get; init; }

    /// <summary>The number of the run in its workflow.</summary>
    [JsonPropertyName("run_number")]
    public required int RunNumber { get; init; }

    /// <summary>Which attempt of the run this is, from 1.</summary>
    [JsonPropertyName("run_attempt")]
    public required int RunAttempt { get; init; }

    /// <summary>The checks it reports to.</summary>
    [JsonPropertyName("check_suite_id")]
    public required long CheckSuiteId { get; init; }

    /// <summary>The id of those checks in the GraphQL API.</summary>
    [JsonPropertyName("check_suite_node_id")]
    public required string CheckSuiteNodeId { get; init; }

    /// <summary>The branch it runs on.</summary>
    [JsonPropertyName("head_branch")]
    public string? HeadBranch { get; init; }

    /// <summary>The commit it runs on.</summary>
    [JsonPropertyName("head_sha")]
    public required string HeadSha { get; init; }

    /// <summary>That commit.</summary>
    [JsonPropertyName("head_commit")]
    public required RunCommit HeadCommit { get; init; }

    /// <summary>The repository the commit is from.</summary>
    [JsonPropertyName("head_repository")]
    public required RepositorySummary HeadRepository { get; init; }

    /// <summary>The repository it runs in.</summary>
    public required RepositorySummary Repository { get; init; }

    /// <summary>The pull requests that end in this commit.</summary>
    [JsonPropertyName("pull_requests")]
    public required IReadOnlyList<PullRequestReference> PullRequests { get; init; }

    /// <summary>Who set off its first attempt.</summary>
    public required User Actor { get; init; }

    /// <summary>Who set off this attempt.</summary>
    [JsonPropertyName("triggering_actor")]
    public required User TriggeringActor { get; init; }

    /// <summary>When it was created.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When this attempt began.</summary>
    [JsonPropertyName("run_started_at")]
    public required DateTimeOffset RunStartedAt { get; init; }
}
