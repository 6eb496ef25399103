using System.Text.Json.Serialization;

namespace GitHubFeed;

public sealed partial record WorkflowRun
{
    /// <summary>The run in the API.</summary>
    public required Uri Url { get; init; }

    /// <summary>The page of the run.</summary>
    [JsonPropertyName("html_url")]
    public required Uri HtmlUrl { get; init; }

    /// <summary>Its jobs.</summary>
    [JsonPropertyName("jobs_url")]
    public required Uri JobsUrl { get; init; }

    /// <summary>Its logs.</summary>
    [JsonPropertyName("logs_url")]
    public required Uri LogsUrl { get; init; }

    /// <summary>The files it made.</summary>
    [JsonPropertyName("artifacts_url")]
    public required Uri ArtifactsUrl { get; init; }

    /// <summary>Where it is stopped.</summary>
    [JsonPropertyName("cancel_url")]
    public required Uri CancelUrl { get; init; }

    /// <summary>Where it is run again.</summary>
    [JsonPropertyName("rerun_url")]
    public required Uri RerunUrl { get; init; }

    /// <summary>The checks it reports to.</summary>
    [JsonPropertyName("check_suite_url")]
    public required Uri CheckSuiteUrl { get; init; }

    /// <summary>Its workflow.</summary>
    [JsonPropertyName("workflow_url")]
    public required Uri WorkflowUrl { get; init; }

    /// <summary>The attempt before this one.</summary>
    [JsonPropertyName("previous_attempt_url")]
    public Uri? PreviousAttemptUrl { get; init; }
}
