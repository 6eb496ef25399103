using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>What an author is to the repository.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuthorAssociation>))]
public enum AuthorAssociation
{
    /// <summary>Its owner.</summary>
    [JsonStringEnumMemberName("OWNER")]
    Owner,

    /// <summary>A member of the organization that owns it.</summary>
    [JsonStringEnumMemberName("MEMBER")]
    Member,

    /// <summary>Someone invited to it.</summary>
    [JsonStringEnumMemberName("COLLABORATOR")]
    Collaborator,

    /// <summary>Someone whose commits are in it.</summary>
    [JsonStringEnumMemberName("CONTRIBUTOR")]
    Contributor,

    /// <summary>Someone whose first commits to it these are.</summary>
    [JsonStringEnumMemberName("FIRST_TIME_CONTRIBUTOR")]
    FirstTimeContributor,

    /// <summary>Someone whose first commits on GitHub these are.</summary>
    [JsonStringEnumMemberName("FIRST_TIMER")]
    FirstTimer,

    /// <summary>A placeholder for an account that was never claimed.</summary>
    [JsonStringEnumMemberName("MANNEQUIN")]
    Mannequin,

    /// <summary>A stranger.</summary>
    [JsonStringEnumMemberName("NONE")]
    None,
}
