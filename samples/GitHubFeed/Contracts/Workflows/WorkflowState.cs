using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>Whether a workflow runs.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkflowState>))]
public enum WorkflowState
{
    /// <summary>It does.</summary>
    [JsonStringEnumMemberName("active")]
    Active,

    /// <summary>Its file is gone.</summary>
    [JsonStringEnumMemberName("deleted")]
    Deleted,

    /// <summary>No, because the repository is a fork.</summary>
    [JsonStringEnumMemberName("disabled_fork")]
    DisabledFork,

    /// <summary>No, because the repository was quiet for too long.</summary>
    [JsonStringEnumMemberName("disabled_inactivity")]
    DisabledInactivity,

    /// <summary>No, because somebody said so.</summary>
    [JsonStringEnumMemberName("disabled_manually")]
    DisabledManually,
}
