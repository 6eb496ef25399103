using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>How far a check or a workflow run is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckStatus>))]
public enum CheckStatus
{
    /// <summary>It was asked for.</summary>
    [JsonStringEnumMemberName("requested")]
    Requested,

    /// <summary>It waits for its turn.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    /// <summary>It waits for others of its group.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>It waits for a rule of the deployment.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    /// <summary>It runs.</summary>
    [JsonStringEnumMemberName("in_progress")]
    InProgress,

    /// <summary>It has ended.</summary>
    [JsonStringEnumMemberName("completed")]
    Completed,
}
