using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>A date or a version that issues work towards.</summary>
public sealed record Milestone
{
    /// <summary>The number of the milestone among all of GitHub.</summary>
    public required long Id { get; init; }

    /// <summary>The id of the milestone in the GraphQL API.</summary>
    [JsonPropertyName("node_id")]
    public required string NodeId { get; init; }

    /// <summary>The number of the milestone in its repository.</summary>
    public required int Number { get; init; }

    /// <summary>Its name.</summary>
    public required string Title { get; init; }

    /// <summary>What it stands for.</summary>
    public string? Description { get; init; }

    /// <summary>Who created it.</summary>
    public required User Creator { get; init; }

    /// <summary>Whether it is open.</summary>
    public required IssueState State { get; init; }

    /// <summary>How many of its issues are open.</summary>
    [JsonPropertyName("open_issues")]
    public required int OpenIssues { get; init; }

    /// <summary>How many of its issues are closed.</summary>
    [JsonPropertyName("closed_issues")]
    public required int ClosedIssues { get; init; }

    /// <summary>When it was created.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it is due.</summary>
    [JsonPropertyName("due_on")]
    public DateTimeOffset? DueOn { get; init; }

    /// <summary>When it was closed.</summary>
    [JsonPropertyName("closed_at")]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The milestone in the API.</summary>
    public required Uri Url { get; init; }

    /// <summary>The page of the milestone.</summary>
    [JsonPropertyName("html_url")]
    public required Uri HtmlUrl { get; init; }

    /// <summary>The labels of its issues.</summary>
    [JsonPropertyName("labels_url")]
    public required Uri LabelsUrl { get; init; }
}
