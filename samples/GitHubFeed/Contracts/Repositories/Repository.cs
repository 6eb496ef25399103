using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>A repository, as most events show it.</summary>
public sealed record Repository : RepositoryDetails
{
    /// <summary>When it was created.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last pushed to.</summary>
    [JsonPropertyName("pushed_at")]
    public required DateTimeOffset PushedAt { get; init; }

    /// <summary>Whether everyone can see it; only a fork says so.</summary>
    public bool? Public { get; init; }
}
