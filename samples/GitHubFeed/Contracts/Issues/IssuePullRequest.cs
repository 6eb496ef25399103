using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>Where the pull request is that an issue also is.</summary>
/// <param name="Url">The pull request in the API.</param>
/// <param name="HtmlUrl">The page of the pull request.</param>
/// <param name="DiffUrl">Its changes as a diff.</param>
/// <param name="PatchUrl">Its commits as patches.</param>
public sealed record IssuePullRequest(
    Uri Url,
    [property: JsonPropertyName("html_url")] Uri HtmlUrl,
    [property: JsonPropertyName("diff_url")] Uri DiffUrl,
    [property: JsonPropertyName("patch_url")] Uri PatchUrl);
