using System.Text.Json.Serialization;
using TypedSockets;

namespace GitHubFeed;

/// <summary>Something was done to a release.</summary>
[WsMessage("github.release")]
public sealed partial record ReleaseEvent : IGitHubEvent
{
    /// <summary>What was done.</summary>
    public required ReleaseAction Action { get; init; }

    /// <summary>The release.</summary>
    public required Release Release { get; init; }

    /// <summary>What it said before it was edited.</summary>
    public TextChanges? Changes { get; init; }

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

/// <summary>What was done to a release.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReleaseAction>))]
public enum ReleaseAction
{
    /// <summary>A draft was saved.</summary>
    [JsonStringEnumMemberName("created")]
    Created,

    /// <summary>It was edited.</summary>
    [JsonStringEnumMemberName("edited")]
    Edited,

    /// <summary>It was published.</summary>
    [JsonStringEnumMemberName("published")]
    Published,

    /// <summary>It is published no more.</summary>
    [JsonStringEnumMemberName("unpublished")]
    Unpublished,

    /// <summary>It was published as not meant for production.</summary>
    [JsonStringEnumMemberName("prereleased")]
    Prereleased,

    /// <summary>It was published, or is a prerelease no more.</summary>
    [JsonStringEnumMemberName("released")]
    Released,

    /// <summary>It was deleted.</summary>
    [JsonStringEnumMemberName("deleted")]
    Deleted,
}
