using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>How readers reacted to a text: how many chose which picture.</summary>
public sealed record Reactions
{
    /// <summary>The reactions in the API.</summary>
    public required Uri Url { get; init; }

    /// <summary>All of them together.</summary>
    [JsonPropertyName("total_count")]
    public required int TotalCount { get; init; }

    /// <summary>Thumbs up.</summary>
    [JsonPropertyName("+1")]
    public required int ThumbsUp { get; init; }

    /// <summary>Thumbs down.</summary>
    [JsonPropertyName("-1")]
    public required int ThumbsDown { get; init; }

    /// <summary>A laugh.</summary>
    public required int Laugh { get; init; }

    /// <summary>A party popper.</summary>
    public required int Hooray { get; init; }

    /// <summary>A confused face.</summary>
    public required int Confused { get; init; }

    /// <summary>A heart.</summary>
    public required int Heart { get; init; }

    /// <summary>A rocket.</summary>
    public required int Rocket { get; init; }

    /// <summary>Eyes.</summary>
    public required int Eyes { get; init; }
}
