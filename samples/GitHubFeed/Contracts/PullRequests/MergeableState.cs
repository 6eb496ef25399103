using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>What stands in the way of merging.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MergeableState>))]
public enum MergeableState
{
    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("clean")]
    Clean,

    /// <summary>GitHub does not know yet.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>A conflict.</summary>
    [JsonStringEnumMemberName("dirty")]
    Dirty,

    /// <summary>A rule of the branch.</summary>
    [JsonStringEnumMemberName("blocked")]
    Blocked,

    /// <summary>The branch is behind its base.</summary>
    [JsonStringEnumMemberName("behind")]
    Behind,

    /// <summary>A check that need not pass has failed.</summary>
    [JsonStringEnumMemberName("unstable")]
    Unstable,

    /// <summary>Nothing, but hooks will run.</summary>
    [JsonStringEnumMemberName("has_hooks")]
    HasHooks,

    /// <summary>It is a draft.</summary>
    [JsonStringEnumMemberName("draft")]
    Draft,
}
