using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>What a name in git stands for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RefType>))]
public enum RefType
{
    /// <summary>A branch.</summary>
    [JsonStringEnumMemberName("branch")]
    Branch,

    /// <summary>A tag.</summary>
    [JsonStringEnumMemberName("tag")]
    Tag,

    /// <summary>The repository itself.</summary>
    [JsonStringEnumMemberName("repository")]
    Repository,
}
