using System.Text.Json.Serialization;
using TypedSockets;

namespace GitHubFeed;

/// <summary>Something was done to a pull request.</summary>
[WsMessage("github.pull_request")]
public sealed partial record PullRequestEvent : IGitHubEvent
{
    /// <summary>What was done.</summary>
    public required PullRequestAction Action { get; init; }

    /// <summary>The number of the pull request.</summary>
    public required int Number { get; init; }

    /// <summary>The pull request.</summary>
    [JsonPropertyName("pull_request")]
    public required PullRequest PullRequest { get; init; }

    /// <summary>Who was assigned, or is no more.</summary>
    public User? Assignee { get; init; }

    /// <summary>The label that was added or removed.</summary>
    public Label? Label { get; init; }

    /// <summary>Whose review is wanted, or no more.</summary>
    [JsonPropertyName("requested_reviewer")]
    public User? RequestedReviewer { get; init; }

    /// <summary>The commit its branch stood on before it was pushed to.</summary>
    public string? Before { get; init; }

    /// <summary>The commit its branch stands on now.</summary>
    public string? After { get; init; }

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

/// <summary>What was done to a pull request.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PullRequestAction>))]
public enum PullRequestAction
{
    /// <summary>It was opened.</summary>
    [JsonStringEnumMemberName("opened")]
    Opened,

    /// <summary>Its title, text or base was edited.</summary>
    [JsonStringEnumMemberName("edited")]
    Edited,

    /// <summary>It was closed, merged or not.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,

    /// <summary>It was opened again.</summary>
    [JsonStringEnumMemberName("reopened")]
    Reopened,

    /// <summary>Its branch was pushed to.</summary>
    [JsonStringEnumMemberName("synchronize")]
    Synchronize,

    /// <summary>It became a draft.</summary>
    [JsonStringEnumMemberName("converted_to_draft")]
    ConvertedToDraft,

    /// <summary>It is a draft no more.</summary>
    [JsonStringEnumMemberName("ready_for_review")]
    ReadyForReview,

    /// <summary>Somebody's review is wanted.</summary>
    [JsonStringEnumMemberName("review_requested")]
    ReviewRequested,

    /// <summary>Somebody's review is wanted no more.</summary>
    [JsonStringEnumMemberName("review_request_removed")]
    ReviewRequestRemoved,

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

    /// <summary>It will merge itself.</summary>
    [JsonStringEnumMemberName("auto_merge_enabled")]
    AutoMergeEnabled,

    /// <summary>It will not merge itself.</summary>
    [JsonStringEnumMemberName("auto_merge_disabled")]
    AutoMergeDisabled,

    /// <summary>It joined the merge queue.</summary>
    [JsonStringEnumMemberName("enqueued")]
    Enqueued,

    /// <summary>It left the merge queue.</summary>
    [JsonStringEnumMemberName("dequeued")]
    Dequeued,
}
