using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>A workflow: what runs, and where it is written down.</summary>
public sealed record Workflow
{
    /// <summary>The number of the workflow.</summary>
    public required long Id { get; init; }

    /// <summary>The id of the workflow in the GraphQL API.</summary>
    [JsonPropertyName("node_id")]
    public required string NodeId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The file that defines it.</summary>
    public required string Path { get; init; }

    /// <summary>Whether it runs.</summary>
    public required WorkflowState State { get; init; }

    /// <summary>When it was created.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The workflow in the API.</summary>
    public required Uri Url { get; init; }

    /// <summary>The page of its file.</summary>
    [JsonPropertyName("html_url")]
    public required Uri HtmlUrl { get; init; }

    /// <summary>A picture that shows how it does.</summary>
    [JsonPropertyName("badge_url")]
    public required Uri BadgeUrl { get; init; }
}
