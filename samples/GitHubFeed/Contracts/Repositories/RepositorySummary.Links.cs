using System.Text.Json.Serialization;

namespace GitHubFeed;

public partial record RepositorySummary
{
    /// <summary>The page of the repository.</summary>
    [JsonPropertyName("html_url")]
    public required Uri HtmlUrl { get; init; }

    /// <summary>The repository in the API.</summary>
    public required Uri Url { get; init; }

    /// <summary>Template: its files in one archive.</summary>
    [JsonPropertyName("archive_url")]
    public required string ArchiveUrl { get; init; }

    /// <summary>Template: who can be assigned to an issue.</summary>
    [JsonPropertyName("assignees_url")]
    public required string AssigneesUrl { get; init; }

    /// <summary>Template: contents by hash.</summary>
    [JsonPropertyName("blobs_url")]
    public required string BlobsUrl { get; init; }

    /// <summary>Template: its branches.</summary>
    [JsonPropertyName("branches_url")]
    public required string BranchesUrl { get; init; }

    /// <summary>Template: who may push to it.</summary>
    [JsonPropertyName("collaborators_url")]
    public required string CollaboratorsUrl { get; init; }

    /// <summary>Template: comments on its commits.</summary>
    [JsonPropertyName("comments_url")]
    public required string CommentsUrl { get; init; }

    /// <summary>Template: its commits.</summary>
    [JsonPropertyName("commits_url")]
    public required string CommitsUrl { get; init; }

    /// <summary>Template: what changed between two commits.</summary>
    [JsonPropertyName("compare_url")]
    public required string CompareUrl { get; init; }

    /// <summary>Template: its files by path.</summary>
    [JsonPropertyName("contents_url")]
    public required string ContentsUrl { get; init; }

    /// <summary>Who has contributed to it.</summary>
    [JsonPropertyName("contributors_url")]
    public required Uri ContributorsUrl { get; init; }

    /// <summary>Its deployments.</summary>
    [JsonPropertyName("deployments_url")]
    public required Uri DeploymentsUrl { get; init; }

    /// <summary>Its downloads.</summary>
    [JsonPropertyName("downloads_url")]
    public required Uri DownloadsUrl { get; init; }

    /// <summary>What happened in it.</summary>
    [JsonPropertyName("events_url")]
    public required Uri EventsUrl { get; init; }

    /// <summary>Its forks.</summary>
    [JsonPropertyName("forks_url")]
    public required Uri ForksUrl { get; init; }

    /// <summary>Template: commits as git stores them.</summary>
    [JsonPropertyName("git_commits_url")]
    public required string GitCommitsUrl { get; init; }

    /// <summary>Template: branches and tags as git stores them.</summary>
    [JsonPropertyName("git_refs_url")]
    public required string GitRefsUrl { get; init; }

    /// <summary>Template: annotated tags as git stores them.</summary>
    [JsonPropertyName("git_tags_url")]
    public required string GitTagsUrl { get; init; }

    /// <summary>Its webhooks.</summary>
    [JsonPropertyName("hooks_url")]
    public required Uri HooksUrl { get; init; }

    /// <summary>Template: comments on its issues.</summary>
    [JsonPropertyName("issue_comment_url")]
    public required string IssueCommentUrl { get; init; }

    /// <summary>Template: what happened to its issues.</summary>
    [JsonPropertyName("issue_events_url")]
    public required string IssueEventsUrl { get; init; }

    /// <summary>Template: its issues.</summary>
    [JsonPropertyName("issues_url")]
    public required string IssuesUrl { get; init; }

    /// <summary>Template: keys that may read or write it.</summary>
    [JsonPropertyName("keys_url")]
    public required string KeysUrl { get; init; }

    /// <summary>Template: its labels.</summary>
    [JsonPropertyName("labels_url")]
    public required string LabelsUrl { get; init; }

    /// <summary>How much of it is written in which language.</summary>
    [JsonPropertyName("languages_url")]
    public required Uri LanguagesUrl { get; init; }

    /// <summary>Where branches are merged.</summary>
    [JsonPropertyName("merges_url")]
    public required Uri MergesUrl { get; init; }

    /// <summary>Template: its milestones.</summary>
    [JsonPropertyName("milestones_url")]
    public required string MilestonesUrl { get; init; }

    /// <summary>Template: the reader's notifications from it.</summary>
    [JsonPropertyName("notifications_url")]
    public required string NotificationsUrl { get; init; }

    /// <summary>Template: its pull requests.</summary>
    [JsonPropertyName("pulls_url")]
    public required string PullsUrl { get; init; }

    /// <summary>Template: its releases.</summary>
    [JsonPropertyName("releases_url")]
    public required string ReleasesUrl { get; init; }

    /// <summary>Who has starred it.</summary>
    [JsonPropertyName("stargazers_url")]
    public required Uri StargazersUrl { get; init; }

    /// <summary>Template: the state of a commit's checks.</summary>
    [JsonPropertyName("statuses_url")]
    public required string StatusesUrl { get; init; }

    /// <summary>Who watches it.</summary>
    [JsonPropertyName("subscribers_url")]
    public required Uri SubscribersUrl { get; init; }

    /// <summary>Whether the reader watches it.</summary>
    [JsonPropertyName("subscription_url")]
    public required Uri SubscriptionUrl { get; init; }

    /// <summary>Its tags.</summary>
    [JsonPropertyName("tags_url")]
    public required Uri TagsUrl { get; init; }

    /// <summary>Teams that have access.</summary>
    [JsonPropertyName("teams_url")]
    public required Uri TeamsUrl { get; init; }

    /// <summary>Template: folders by hash.</summary>
    [JsonPropertyName("trees_url")]
    public required string TreesUrl { get; init; }
}
