using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>A commit that was pushed.</summary>
public sealed record Commit
{
    /// <summary>Its hash.</summary>
    public required string Id { get; init; }

    /// <summary>The hash of its tree.</summary>
    [JsonPropertyName("tree_id")]
    public required string TreeId { get; init; }

    /// <summary>Whether it was not in the repository before.</summary>
    public required bool Distinct { get; init; }

    /// <summary>What it says.</summary>
    public required string Message { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The page of the commit.</summary>
    public required Uri Url { get; init; }

    /// <summary>Who wrote it.</summary>
    public required CommitAuthor Author { get; init; }

    /// <summary>Who committed it.</summary>
    public required CommitAuthor Committer { get; init; }

    /// <summary>Paths it adds.</summary>
    public required ImmutableArray<string> Added { get; init; }

    /// <summary>Paths it removes.</summary>
    public required ImmutableArray<string> Removed { get; init; }

    /// <summary>Paths it changes.</summary>
    public required ImmutableArray<string> Modified { get; init; }
}
