using System.Text.Json.Serialization;

namespace GitHubFeed;

public sealed partial record PullRequest
{
    /// <summary>What belongs to it, in the API.</summary>
    [JsonPropertyName("_links")]
    public required PullRequestLinks Links { get; init; }

    /// <summary>The pull request in the API.</summary>
    public required Uri Url { get; init; }

    /// <summary>The page of the pull request.</summary>
    [JsonPropertyName("html_url")]
    public required Uri HtmlUrl { get; init; }

    /// <summary>Its changes as a diff.</summary>
    [JsonPropertyName("diff_url")]
    public required Uri DiffUrl { get; init; }

    /// <summary>Its commits as patches.</summary>
    [JsonPropertyName("patch_url")]
    public required Uri PatchUrl { get; init; }

    /// <summary>The issue it also is.</summary>
    [JsonPropertyName("issue_url")]
    public required Uri IssueUrl { get; init; }

    /// <summary>Its commits.</summary>
    [JsonPropertyName("commits_url")]
    public required Uri CommitsUrl { get; init; }

    /// <summary>The comments on its lines.</summary>
    [JsonPropertyName("review_comments_url")]
    public required Uri ReviewCommentsUrl { get; init; }

    /// <summary>Template: one comment on a line.</summary>
    [JsonPropertyName("review_comment_url")]
    public required string ReviewCommentUrl { get; init; }

    /// <summary>Its comments.</summary>
    [JsonPropertyName("comments_url")]
    public required Uri CommentsUrl { get; init; }

    /// <summary>The state of its checks.</summary>
    [JsonPropertyName("statuses_url")]
    public required Uri StatusesUrl { get; init; }
}
