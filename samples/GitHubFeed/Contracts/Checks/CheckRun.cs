using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>One check of one commit.</summary>
public sealed record CheckRun
{
    /// <summary>The number of the check run.</summary>
    public required long Id { get; init; }

    /// <summary>The id of the check run in the GraphQL API.</summary>
    [JsonPropertyName("node_id")]
    public string? NodeId { get; init; }

    /// <summary>The name of the check.</summary>
    public required string Name { get; init; }

    /// <summary>The commit it checks.</summary>
    [JsonPropertyName("head_sha")]
    public required string HeadSha { get; init; }

    /// <summary>The id the checking program gave it; may be empty.</summary>
    [JsonPropertyName("external_id")]
    public required string ExternalId { get; init; }

    /// <summary>How far it is.</summary>
    public required CheckStatus Status { get; init; }

    /// <summary>How it ended.</summary>
    public CheckConclusion? Conclusion { get; init; }

    /// <summary>When it began.</summary>
    [JsonPropertyName("started_at")]
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    [JsonPropertyName("completed_at")]
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>What it has to say.</summary>
    public required CheckOutput Output { get; init; }

    /// <summary>The checks of this commit that belong together.</summary>
    [JsonPropertyName("check_suite")]
    public required CheckSuite CheckSuite { get; init; }

    /// <summary>Who checks.</summary>
    public required App App { get; init; }

    /// <summary>The pull requests that end in this commit.</summary>
    [JsonPropertyName("pull_requests")]
    public required IReadOnlyList<PullRequestReference> PullRequests { get; init; }

    /// <summary>The check run in the API.</summary>
    public required Uri Url { get; init; }

    /// <summary>The page of the check run.</summary>
    [JsonPropertyName("html_url")]
    public required Uri HtmlUrl { get; init; }

    /// <summary>What the checking program shows of it.</summary>
    [JsonPropertyName("details_url")]
    public Uri? DetailsUrl { get; init; }
}
