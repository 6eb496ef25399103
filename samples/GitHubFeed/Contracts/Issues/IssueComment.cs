using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>A comment on an issue or a pull request.</summary>
public sealed record IssueComment
{
    /// <summary>The number of the comment.</summary>
    public required long Id { get; init; }

    /// <summary>The id of the comment in the GraphQL API.</summary>
    [JsonPropertyName("node_id")]
    public required string NodeId { get; init; }

    /// <summary>Who wrote it.</summary>
    public required User User { get; init; }

    /// <summary>What its author is to the repository.</summary>
    [JsonPropertyName("author_association")]
    public required AuthorAssociation AuthorAssociation { get; init; }

    /// <summary>What it says, in Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>How readers reacted to it.</summary>
    public required Reactions Reactions { get; init; }

    /// <summary>The app that wrote it.</summary>
    [JsonPropertyName("performed_via_github_app")]
    public App? PerformedViaGithubApp { get; init; }

    /// <summary>When it was written.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last edited.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The comment in the API.</summary>
    public required Uri Url { get; init; }

    /// <summary>The page of the comment.</summary>
    [JsonPropertyName("html_url")]
    public required Uri HtmlUrl { get; init; }

    /// <summary>Its issue in the API.</summary>
    [JsonPropertyName("issue_url")]
    public required Uri IssueUrl { get; init; }
}
