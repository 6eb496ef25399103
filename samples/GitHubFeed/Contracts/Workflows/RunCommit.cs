using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>The commit a workflow runs on.</summary>
/// <param name="Id">Its hash.</param>
/// <param name="TreeId">The hash of its tree.</param>
/// <param name="Message">What it says.</param>
/// <param name="Timestamp">When it was made.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Committer">Who committed it.</param>
public sealed record RunCommit(
    string Id,
    [property: JsonPropertyName("tree_id")] string TreeId,
    string Message,
    DateTimeOffset Timestamp,
    CommitAuthor Author,
    CommitAuthor Committer);
