using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>An account on GitHub: a person, an organization or a bot.</summary>
public sealed record User
{
    /// <summary>The name of the account, unique on GitHub.</summary>
    public required string Login { get; init; }

    /// <summary>The number of the account, which survives a change of its name.</summary>
    public required long Id { get; init; }

    /// <summary>The id of the account in the GraphQL API.</summary>
    [JsonPropertyName("node_id")]
    public required string NodeId { get; init; }

    /// <summary>What kind of account it is.</summary>
    public required AccountType Type { get; init; }

    /// <summary>Whether the account belongs to the staff of the site.</summary>
    [JsonPropertyName("site_admin")]
    public required bool SiteAdmin { get; init; }

    /// <summary>The name a person goes by; only the owner of a pushed repository has it.</summary>
    public string? Name { get; init; }

    /// <summary>The address of a person; only the owner of a pushed repository has it.</summary>
    public string? Email { get; init; }

    /// <summary>The picture of the account.</summary>
    [JsonPropertyName("avatar_url")]
    public required Uri AvatarUrl { get; init; }

    /// <summary>The id of a Gravatar picture; empty where there is none.</summary>
    [JsonPropertyName("gravatar_id")]
    public required string GravatarId { get; init; }

    /// <summary>The account in the API.</summary>
    public required Uri Url { get; init; }

    /// <summary>The page of the account.</summary>
    [JsonPropertyName("html_url")]
    public required Uri HtmlUrl { get; init; }

    /// <summary>Who follows the account.</summary>
    [JsonPropertyName("followers_url")]
    public required Uri FollowersUrl { get; init; }

    /// <summary>Template: whom the account follows.</summary>
    [JsonPropertyName("following_url")]
    public required string FollowingUrl { get; init; }

    /// <summary>Template: its gists.</summary>
    [JsonPropertyName("gists_url")]
    public required string GistsUrl { get; init; }

    /// <summary>Template: the repositories it has starred.</summary>
    [JsonPropertyName("starred_url")]
    public required string StarredUrl { get; init; }

    /// <summary>The repositories it watches.</summary>
    [JsonPropertyName("subscriptions_url")]
    public required Uri SubscriptionsUrl { get; init; }

    /// <summary>The organizations it belongs to.</summary>
    [JsonPropertyName("organizations_url")]
    public required Uri OrganizationsUrl { get; init; }

    /// <summary>Its repositories.</summary>
    [JsonPropertyName("repos_url")]
    public required Uri ReposUrl { get; init; }

    /// <summary>Template: what it has done.</summary>
    [JsonPropertyName("events_url")]
    public required string EventsUrl { get; init; }

    /// <summary>What happened in what it watches.</summary>
    [JsonPropertyName("received_events_url")]
    public required Uri ReceivedEventsUrl { get; init; }
}
