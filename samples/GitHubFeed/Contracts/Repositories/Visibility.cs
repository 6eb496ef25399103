using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>Who can see a repository.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Visibility>))]
public enum Visibility
{
    /// <summary>Everyone.</summary>
    [JsonStringEnumMemberName("public")]
    Public,

    /// <summary>Its members.</summary>
    [JsonStringEnumMemberName("private")]
    Private,

    /// <summary>The members of the enterprise.</summary>
    [JsonStringEnumMemberName("internal")]
    Internal,
}
