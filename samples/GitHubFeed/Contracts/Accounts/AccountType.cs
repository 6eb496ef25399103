using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>What kind of account it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccountType>))]
public enum AccountType
{
    /// <summary>A person.</summary>
    [JsonStringEnumMemberName("User")]
    User,

    /// <summary>An organization.</summary>
    [JsonStringEnumMemberName("Organization")]
    Organization,

    /// <summary>A program.</summary>
    [JsonStringEnumMemberName("Bot")]
    Bot,
}
