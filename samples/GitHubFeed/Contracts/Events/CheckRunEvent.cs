using System.Text.Json.Serialization;
using TypedSockets;

namespace GitHubFeed;

/// <summary>A check of a commit was created, ended, or is wanted again.</summary>
[WsMessage("github.check_run")]
public sealed partial record CheckRunEvent : IGitHubEvent
{
    /// <summary>What was done.</summary>
    public required CheckRunAction Action { get; init; }

    /// <summary>The check.</summary>
    [JsonPropertyName("check_run")]
    public required CheckRun CheckRun { get; init; }

    /// <summary>The button of the check that somebody pressed.</summary>
    [JsonPropertyName("requested_action")]
    public RequestedAction? RequestedAction { get; init; }

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

/// <summary>What was done to a check.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckRunAction>))]
public enum CheckRunAction
{
    /// <summary>It was created.</summary>
    [JsonStringEnumMemberName("created")]
    Created,

    /// <summary>It ended.</summary>
    [JsonStringEnumMemberName("completed")]
    Completed,

    /// <summary>Somebody wants it again.</summary>
    [JsonStringEnumMemberName("rerequested")]
    Rerequested,

    /// <summary>Somebody pressed a button it offers.</summary>
    [JsonStringEnumMemberName("requested_action")]
    RequestedAction,
}
