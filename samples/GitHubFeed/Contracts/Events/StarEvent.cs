using System.Text.Json.Serialization;
using TypedSockets;

namespace GitHubFeed;

/// <summary>Somebody starred a repository, or does no more.</summary>
[WsMessage("github.star")]
public sealed partial record StarEvent : IGitHubEvent
{
    /// <summary>What was done.</summary>
    public required StarAction Action { get; init; }

    /// <summary>When; <see langword="null"/> where the star was taken back.</summary>
    [JsonPropertyName("starred_at")]
    public DateTimeOffset? StarredAt { get; init; }

    /// <summary>Where it happened.</summary>
    public required Repository Repository { get; init; }

    /// <summary>Who did it.</summary>
    public required User Sender { get; init; }

    /// <summary>The organization the repository belongs to.</summary>
    public Organization? Organization { get; init; }

    /// <summary>The installation of the app that is told.</summary>
    public Installation? Installation { get; init; }

    string IGitHubEvent.RepositoryName => Repository.FullName;
}

/// <summary>What was done to a star.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StarAction>))]
public enum StarAction
{
    /// <summary>It was given.</summary>
    [JsonStringEnumMemberName("created")]
    Created,

    /// <summary>It was taken back.</summary>
    [JsonStringEnumMemberName("deleted")]
    Deleted,
}
