using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>How far an app may go with a resource.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccessLevel>))]
public enum AccessLevel
{
    /// <summary>It may look.</summary>
    [JsonStringEnumMemberName("read")]
    Read,

    /// <summary>It may change.</summary>
    [JsonStringEnumMemberName("write")]
    Write,

    /// <summary>It may administer.</summary>
    [JsonStringEnumMemberName("admin")]
    Admin,
}
