using System.Text.Json.Serialization;
using TypedSockets;

namespace GitHubFeed;

/// <summary>Somebody commented on an issue or a pull request.</summary>
[WsMessage("github.issue_comment")]
public sealed partial record IssueCommentEvent : IGitHubEvent
{
    /// <summary>What was done.</summary>
    public required IssueCommentAction Action { get; init; }

    /// <summary>What was commented on.</summary>
    public required Issue Issue { get; init; }

    /// <summary>The comment.</summary>
    public required IssueComment Comment { get; init; }

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

/// <summary>What was done to a comment.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IssueCommentAction>))]
public enum IssueCommentAction
{
    /// <summary>It was written.</summary>
    [JsonStringEnumMemberName("created")]
    Created,

    /// <summary>It was edited.</summary>
    [JsonStringEnumMemberName("edited")]
    Edited,

    /// <summary>It was deleted.</summary>
    [JsonStringEnumMemberName("deleted")]
    Deleted,
}
