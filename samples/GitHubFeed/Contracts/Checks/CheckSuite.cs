using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>The checks one app makes of one commit.</summary>
public sealed record CheckSuite
{
    /// <summary>The number of the check suite.</summary>
    public required long Id { get; init; }

    /// <summary>The id of the check suite in the GraphQL API.</summary>
    [JsonPropertyName("node_id")]
    public string? NodeId { get; init; }

    /// <summary>The branch that was pushed.</summary>
    [JsonPropertyName("head_branch")]
    public string? HeadBranch { get; init; }

    /// <summary>The commit it checks.</summary>
    [JsonPropertyName("head_sha")]
    public required string HeadSha { get; init; }

    /// <summary>How far it is.</summary>
    public required CheckStatus Status { get; init; }

    /// <summary>How it ended.</summary>
    public CheckConclusion? Conclusion { get; init; }

    /// <summary>The commit the branch stood on before.</summary>
    public string? Before { get; init; }

    /// <summary>The commit the branch stands on now.</summary>
    public string? After { get; init; }

    /// <summary>The pull requests that end in this commit.</summary>
    [JsonPropertyName("pull_requests")]
    public required IReadOnlyList<PullRequestReference> PullRequests { get; init; }

    /// <summary>Who checks.</summary>
    public required App App { get; init; }

    /// <summary>The deployment it belongs to.</summary>
    public Deployment? Deployment { get; init; }

    /// <summary>When it was created.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The check suite in the API.</summary>
    public required Uri Url { get; init; }
}
