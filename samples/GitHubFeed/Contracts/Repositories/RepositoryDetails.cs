using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>What a repository has beyond its summary, whichever event shows it.</summary>
public abstract record RepositoryDetails : RepositorySummary
{
    /// <summary>When its description or settings last changed.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The web site of the project; may be empty.</summary>
    public string? Homepage { get; init; }

    /// <summary>The language most of it is written in.</summary>
    public string? Language { get; init; }

    /// <summary>The license GitHub found in it.</summary>
    public License? License { get; init; }

    /// <summary>The size in KiB.</summary>
    public required int Size { get; init; }

    /// <summary>The branch that a clone checks out.</summary>
    [JsonPropertyName("default_branch")]
    public required string DefaultBranch { get; init; }

    /// <summary>Who can see it.</summary>
    public required Visibility Visibility { get; init; }

    /// <summary>What it is about, in a word each.</summary>
    public required ImmutableArray<string> Topics { get; init; }

    /// <summary>Values of the properties that the organization has defined.</summary>
    [JsonPropertyName("custom_properties")]
    public required IReadOnlyDictionary<string, JsonElement> CustomProperties { get; init; }

    /// <summary>How many have starred it.</summary>
    [JsonPropertyName("stargazers_count")]
    public required int StargazersCount { get; init; }

    /// <summary>The same number under its older name.</summary>
    [JsonPropertyName("watchers_count")]
    public required int WatchersCount { get; init; }

    /// <summary>How many forks it has.</summary>
    [JsonPropertyName("forks_count")]
    public required int ForksCount { get; init; }

    /// <summary>How many issues and pull requests are open.</summary>
    [JsonPropertyName("open_issues_count")]
    public required int OpenIssuesCount { get; init; }

    /// <summary>The same as <see cref="ForksCount"/>.</summary>
    public required int Forks { get; init; }

    /// <summary>The same as <see cref="OpenIssuesCount"/>.</summary>
    [JsonPropertyName("open_issues")]
    public required int OpenIssues { get; init; }

    /// <summary>The same as <see cref="WatchersCount"/>.</summary>
    public required int Watchers { get; init; }

    /// <summary>Whether it takes issues.</summary>
    [JsonPropertyName("has_issues")]
    public required bool HasIssues { get; init; }

    /// <summary>Whether it has project boards.</summary>
    [JsonPropertyName("has_projects")]
    public required bool HasProjects { get; init; }

    /// <summary>Whether files can be downloaded from it.</summary>
    [JsonPropertyName("has_downloads")]
    public required bool HasDownloads { get; init; }

    /// <summary>Whether it has a wiki.</summary>
    [JsonPropertyName("has_wiki")]
    public required bool HasWiki { get; init; }

    /// <summary>Whether it publishes a web site.</summary>
    [JsonPropertyName("has_pages")]
    public required bool HasPages { get; init; }

    /// <summary>Whether it is read-only.</summary>
    public required bool Archived { get; init; }

    /// <summary>Whether GitHub has disabled it.</summary>
    public bool? Disabled { get; init; }

    /// <summary>Whether new repositories can be made after it.</summary>
    [JsonPropertyName("is_template")]
    public required bool IsTemplate { get; init; }

    /// <summary>Whether commits made on the web must be signed off.</summary>
    [JsonPropertyName("web_commit_signoff_required")]
    public required bool WebCommitSignoffRequired { get; init; }

    /// <summary>Where git reads it without authentication.</summary>
    [JsonPropertyName("git_url")]
    public required Uri GitUrl { get; init; }

    /// <summary>Where git reaches it over SSH; <c>git@host:path</c> is no URI.</summary>
    [JsonPropertyName("ssh_url")]
    public required string SshUrl { get; init; }

    /// <summary>Where git clones it from over HTTPS.</summary>
    [JsonPropertyName("clone_url")]
    public required Uri CloneUrl { get; init; }

    /// <summary>Where Subversion reads it.</summary>
    [JsonPropertyName("svn_url")]
    public required Uri SvnUrl { get; init; }

    /// <summary>What it is a mirror of.</summary>
    [JsonPropertyName("mirror_url")]
    public Uri? MirrorUrl { get; init; }
}
