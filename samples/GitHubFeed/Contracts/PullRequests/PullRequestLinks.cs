using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>What belongs to a pull request, in the API.</summary>
/// <param name="Self">The pull request itself.</param>
/// <param name="Html">Its page.</param>
/// <param name="Issue">The issue it also is.</param>
/// <param name="Comments">Its comments.</param>
/// <param name="ReviewComments">The comments on its lines.</param>
/// <param name="ReviewComment">Template: one comment on a line.</param>
/// <param name="Commits">Its commits.</param>
/// <param name="Statuses">The state of its checks.</param>
public sealed record PullRequestLinks(
    Link Self,
    Link Html,
    Link Issue,
    Link Comments,
    [property: JsonPropertyName("review_comments")] Link ReviewComments,
    [property: JsonPropertyName("review_comment")] Link ReviewComment,
    Link Commits,
    Link Statuses);

/// <summary>One address.</summary>
/// <param name="Href">The address, or a template of it.</param>
public readonly record struct Link(string Href);
