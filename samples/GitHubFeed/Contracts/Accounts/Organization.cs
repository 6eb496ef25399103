using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>The organization a repository belongs to.</summary>
public sealed record Organization
{
    /// <summary>The name of the organization, unique on GitHub.</summary>
    public required string Login { get; init; }

    /// <summary>The number of the organization.</summary>
    public required long Id { get; init; }

    /// <summary>The id of the organization in the GraphQL API.</summary>
    [JsonPropertyName("node_id")]
    public required string NodeId { get; init; }

    /// <summary>What the organization says about itself; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>The picture of the organization.</summary>
    [JsonPropertyName("avatar_url")]
    public required Uri AvatarUrl { get; init; }

    /// <summary>The organization in the API.</summary>
    public required Uri Url { get; init; }

    /// <summary>Its repositories.</summary>
    [JsonPropertyName("repos_url")]
    public required Uri ReposUrl { get; init; }

    /// <summary>What happens in it.</summary>
    [JsonPropertyName("events_url")]
    public required Uri EventsUrl { get; init; }

    /// <summary>Its webhooks.</summary>
    [JsonPropertyName("hooks_url")]
    public required Uri HooksUrl { get; init; }

    /// <summary>Its issues.</summary>
    [JsonPropertyName("issues_url")]
    public required Uri IssuesUrl { get; init; }

    /// <summary>Template: its members.</summary>
    [JsonPropertyName("members_url")]
    public required string MembersUrl { get; init; }

    /// <summary>Template: the members who show that they are.</summary>
    [JsonPropertyName("public_members_url")]
    public required string PublicMembersUrl { get; init; }
}
