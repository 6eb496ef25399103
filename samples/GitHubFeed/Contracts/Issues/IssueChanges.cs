using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>What was different about an issue before it was edited or moved.</summary>
/// <param name="Title">Its title, if that was edited.</param>
/// <param name="Body">Its text, if that was edited.</param>
/// <param name="OldIssue">The issue in the repository it came from.</param>
/// <param name="OldRepository">The repository it came from.</param>
/// <param name="NewIssue">The issue in the repository it went to.</param>
/// <param name="NewRepository">The repository it went to.</param>
public sealed record IssueChanges(
    TextChange? Title = null,
    TextChange? Body = null,
    [property: JsonPropertyName("old_issue")] Issue? OldIssue = null,
    [property: JsonPropertyName("old_repository")] Repository? OldRepository = null,
    [property: JsonPropertyName("new_issue")] Issue? NewIssue = null,
    [property: JsonPropertyName("new_repository")] Repository? NewRepository = null);
