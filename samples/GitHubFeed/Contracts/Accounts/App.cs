using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>A GitHub App: a program that acts on GitHub in its own name.</summary>
public sealed record App
{
    /// <summary>The number of the app.</summary>
    public required long Id { get; init; }

    /// <summary>The name of the app in URLs.</summary>
    public string? Slug { get; init; }

    /// <summary>The id of the app in the GraphQL API.</summary>
    [JsonPropertyName("node_id")]
    public required string NodeId { get; init; }

    /// <summary>Whose app it is.</summary>
    public required User Owner { get; init; }

    /// <summary>The name of the app.</summary>
    public required string Name { get; init; }

    /// <summary>What the app says about itself.</summary>
    public string? Description { get; init; }

    /// <summary>The web site of the app.</summary>
    [JsonPropertyName("external_url")]
    public required Uri ExternalUrl { get; init; }

    /// <summary>The page of the app on GitHub.</summary>
    [JsonPropertyName("html_url")]
    public required Uri HtmlUrl { get; init; }

    /// <summary>When the app was registered. Text, because old apps write it as <c>2018-04-25 20:42:10</c>.</summary>
    [JsonPropertyName("created_at")]
    public required string CreatedAt { get; init; }

    /// <summary>When the app was last changed, written like <see cref="CreatedAt"/>.</summary>
    [JsonPropertyName("updated_at")]
    public required string UpdatedAt { get; init; }

    /// <summary>What the app may do, by the name of the resource.</summary>
    public IReadOnlyDictionary<string, AccessLevel>? Permissions { get; init; }

    /// <summary>The kinds of event the app is told of.</summary>
    public ImmutableArray<string>? Events { get; init; }
}
