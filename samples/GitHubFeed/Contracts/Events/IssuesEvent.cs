using System.Text.Json.Serialization;
using TypedSockets;

namespace GitHubFeed;

/// <summary>Something was done to an issue.</summary>
[WsMessage("github.issues")]
public sealed partial record IssuesEvent : IGitHubEvent
{
    /// <summary>What was done.</summary>
    public required IssuesAction Action { get; init; }

    /// <summary>The issue.</summary>
    public required Issue Issue { get; init; }

    /// <summary>Who was assigned, or is no more.</summary>
    public User? Assignee { get; init; }

    /// <summary>The label that was added or removed.</summary>
    public Label? Label { get; init; }

    /// <summary>The milestone that was set or removed.</summary>
    public Milestone? Milestone { get; init; }

    /// <summary>What was different before.</summary>
    public IssueChanges? Changes { get; init; }

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

/// <summary>What was done to an issue.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IssuesAction>))]
public enum IssuesAction
{
    /// <summary>It was opened.</summary>
    [JsonStringEnumMemberName("opened")]
    Opened,

    /// <summary>Its title or text was edited.</summary>
    [JsonStringEnumMemberName("edited")]
    Edited,

    /// <summary>It was deleted.</summary>
    [JsonStringEnumMemberName("deleted")]
    Deleted,

    /// <summary>It moved to another repository.</summary>
    [JsonStringEnumMemberName("transferred")]
    Transferred,

    /// <summary>It was pinned.</summary>
    [JsonStringEnumMemberName("pinned")]
    Pinned,

    /// <summary>It is pinned no more.</summary>
    [JsonStringEnumMemberName("unpinned")]
    Unpinned,

    /// <summary>It was closed.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,

    /// <summary>It was opened again.</summary>
    [JsonStringEnumMemberName("reopened")]
    Reopened,

    /// <summary>Somebody was assigned to it.</summary>
    [JsonStringEnumMemberName("assigned")]
    Assigned,

    /// <summary>Somebody is assigned to it no more.</summary>
    [JsonStringEnumMemberName("unassigned")]
    Unassigned,

    /// <summary>It got a label.</summary>
    [JsonStringEnumMemberName("labeled")]
    Labeled,

    /// <summary>It lost a label.</summary>
    [JsonStringEnumMemberName("unlabeled")]
    Unlabeled,

    /// <summary>Only collaborators may comment.</summary>
    [JsonStringEnumMemberName("locked")]
    Locked,

    /// <summary>Everyone may comment again.</summary>
    [JsonStringEnumMemberName("unlocked")]
    Unlocked,

    /// <summary>It was put into a milestone.</summary>
    [JsonStringEnumMemberName("milestoned")]
    Milestoned,

    /// <summary>It was taken out of a milestone.</summary>
    [JsonStringEnumMemberName("demilestoned")]
    Demilestoned,
}
