using System.Text.Json.Serialization;
using TypedSockets;

namespace GitHubFeed;

/// <summary>A branch or a tag was created.</summary>
[WsMessage("github.create")]
public sealed partial record CreateEvent : IGitHubEvent
{
    /// <summary>The name of the branch or tag.</summary>
    public required string Ref { get; init; }

    /// <summary>Which of the two it is.</summary>
    [JsonPropertyName("ref_type")]
    public required RefType RefType { get; init; }

    /// <summary>The default branch of the repository.</summary>
    [JsonPropertyName("master_branch")]
    public required string MasterBranch { get; init; }

    /// <summary>What the repository is for.</summary>
    public string? Description { get; init; }

    /// <summary>What kind of account pushed, such as <c>user</c>.</summary>
    [JsonPropertyName("pusher_type")]
    public required string PusherType { get; init; }

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
