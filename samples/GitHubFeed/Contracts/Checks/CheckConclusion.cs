using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>How a check or a workflow run ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckConclusion>))]
public enum CheckConclusion
{
    /// <summary>All is well.</summary>
    [JsonStringEnumMemberName("success")]
    Success,

    /// <summary>Something is wrong.</summary>
    [JsonStringEnumMemberName("failure")]
    Failure,

    /// <summary>Neither well nor wrong.</summary>
    [JsonStringEnumMemberName("neutral")]
    Neutral,

    /// <summary>Somebody stopped it.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    /// <summary>It was not needed.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,

    /// <summary>It took too long.</summary>
    [JsonStringEnumMemberName("timed_out")]
    TimedOut,

    /// <summary>Somebody has to do something.</summary>
    [JsonStringEnumMemberName("action_required")]
    ActionRequired,

    /// <summary>GitHub gave up on it.</summary>
    [JsonStringEnumMemberName("stale")]
    Stale,

    /// <summary>It could not begin.</summary>
    [JsonStringEnumMemberName("startup_failure")]
    StartupFailure,
}
