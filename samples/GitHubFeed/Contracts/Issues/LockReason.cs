using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>Why a conversation was locked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LockReason>))]
public enum LockReason
{
    /// <summary>It left its topic.</summary>
    [JsonStringEnumMemberName("off-topic")]
    OffTopic,

    /// <summary>It became too heated.</summary>
    [JsonStringEnumMemberName("too heated")]
    TooHeated,

    /// <summary>It came to its end.</summary>
    [JsonStringEnumMemberName("resolved")]
    Resolved,

    /// <summary>It drew spam.</summary>
    [JsonStringEnumMemberName("spam")]
    Spam,
}
