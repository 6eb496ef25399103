using System.Text.Json;
using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>A version of the software that can be downloaded.</summary>
public sealed record Release
{
    /// <summary>The number of the release.</summary>
    public required long Id { get; init; }

    /// <summary>The id of the release in the GraphQL API.</summary>
    [JsonPropertyName("node_id")]
    public required string NodeId { get; init; }

    /// <summary>The tag it was made from.</summary>
    [JsonPropertyName("tag_name")]
    public required string TagName { get; init; }

    /// <summary>The branch or commit the tag stands on.</summary>
    [JsonPropertyName("target_commitish")]
    public required string TargetCommitish { get; init; }

    /// <summary>Its title.</summary>
    public string? Name { get; init; }

    /// <summary>What is new, in Markdown.</summary>
    public string? Body { get; init; }

    /// <summary>Whether it is not published yet.</summary>
    public required bool Draft { get; init; }

    /// <summary>Whether it is not meant for production.</summary>
    public required bool Prerelease { get; init; }

    /// <summary>Who made it.</summary>
    public required User Author { get; init; }

    /// <summary>Its files, as GitHub sends them.</summary>
    public required IReadOnlyList<JsonElement> Assets { get; init; }

    /// <summary>How readers reacted to it.</summary>
    public Reactions? Reactions { get; init; }

    /// <summary>When the tagged commit was made.</summary>
    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was published.</summary>
    [JsonPropertyName("published_at")]
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The release in the API.</summary>
    public required Uri Url { get; init; }

    /// <summary>The page of the release.</summary>
    [JsonPropertyName("html_url")]
    public required Uri HtmlUrl { get; init; }

    /// <summary>Its files.</summary>
    [JsonPropertyName("assets_url")]
    public required Uri AssetsUrl { get; init; }

    /// <summary>Template: where files are uploaded.</summary>
    [JsonPropertyName("upload_url")]
    public required string UploadUrl { get; init; }

    /// <summary>Its source as a tarball.</summary>
    [JsonPropertyName("tarball_url")]
    public Uri? TarballUrl { get; init; }

    /// <summary>Its source as a zip file.</summary>
    [JsonPropertyName("zipball_url")]
    public Uri? ZipballUrl { get; init; }

    /// <summary>The discussion about it.</summary>
    [JsonPropertyName("discussion_url")]
    public Uri? DiscussionUrl { get; init; }
}
