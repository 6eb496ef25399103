using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>The kinds of event that the feed carries, by GitHub's names.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventKind>))]
public enum EventKind
{
    /// <summary>A check of a commit.</summary>
    [JsonStringEnumMemberName("check_run")]
    CheckRun,

    /// <summary>A new branch or tag.</summary>
    [JsonStringEnumMemberName("create")]
    Create,

    /// <summary>A fork.</summary>
    [JsonStringEnumMemberName("fork")]
    Fork,

    /// <summary>A comment on an issue or a pull request.</summary>
    [JsonStringEnumMemberName("issue_comment")]
    IssueComment,

    /// <summary>An issue.</summary>
    [JsonStringEnumMemberName("issues")]
    Issues,

    /// <summary>A pull request.</summary>
    [JsonStringEnumMemberName("pull_request")]
    PullRequest,

    /// <summary>A push.</summary>
    [JsonStringEnumMemberName("push")]
    Push,

    /// <summary>A release.</summary>
    [JsonStringEnumMemberName("release")]
    Release,

    /// <summary>A star.</summary>
    [JsonStringEnumMemberName("star")]
    Star,

    /// <summary>A run of a workflow.</summary>
    [JsonStringEnumMemberName("workflow_run")]
    WorkflowRun,
}
