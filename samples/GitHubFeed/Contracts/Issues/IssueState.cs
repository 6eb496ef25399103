using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>Whether an issue, a pull request or a milestone is still worked on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IssueState>))]
public enum IssueState
{
    /// <summary>It is.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>It is not.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,
}
