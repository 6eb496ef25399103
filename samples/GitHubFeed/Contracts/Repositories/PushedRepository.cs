using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>A repository as a push shows it: two of its dates are numbers, and it has members of its own.</summary>
public sealed record PushedRepository : RepositoryDetails
{
    /// <summary>When it was created, in Unix seconds.</summary>
    [JsonPropertyName("created_at")]
    public required long CreatedAt { get; init; }

    /// <summary>When it was last pushed to, in Unix seconds.</summary>
    [JsonPropertyName("pushed_at")]
    public required long PushedAt { get; init; }

    /// <summary>The same as <see cref="StargazersCount"/>.</summary>
    public required int Stargazers { get; init; }

    /// <summary>The same as <see cref="DefaultBranch"/>.</summary>
    [JsonPropertyName("master_branch")]
    public required string MasterBranch { get; init; }

    /// <summary>The name of the organization it belongs to.</summary>
    public string? Organization { get; init; }
}
