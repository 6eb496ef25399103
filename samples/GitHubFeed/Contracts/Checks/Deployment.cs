using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>A deployment of the checked commit.</summary>
public sealed record Deployment
{
    /// <summary>The number of the deployment.</summary>
    public required long Id { get; init; }

    /// <summary>The id of the deployment in the GraphQL API.</summary>
    [JsonPropertyName("node_id")]
    public required string NodeId { get; init; }

    /// <summary>What is done, such as <c>deploy</c>.</summary>
    public required string Task { get; init; }

    /// <summary>Where it is deployed to.</summary>
    public required string Environment { get; init; }

    /// <summary>Where it was first deployed to.</summary>
    [JsonPropertyName("original_environment")]
    public required string OriginalEnvironment { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>When it was created.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The deployment in the API.</summary>
    public required Uri Url { get; init; }

    /// <summary>How it went.</summary>
    [JsonPropertyName("statuses_url")]
    public required Uri StatusesUrl { get; init; }

    /// <summary>Its repository in the API.</summary>
    [JsonPropertyName("repository_url")]
    public required Uri RepositoryUrl { get; init; }
}
