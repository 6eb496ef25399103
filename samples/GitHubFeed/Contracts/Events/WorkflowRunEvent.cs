using System.Text.Json.Serialization;
using TypedSockets;

namespace GitHubFeed;

/// <summary>A workflow run was asked for, runs or has ended.</summary>
[WsMessage("github.workflow_run")]
public sealed partial record WorkflowRunEvent : IGitHubEvent
{
    /// <summary>What was done.</summary>
    public required WorkflowRunAction Action { get; init; }

    /// <summary>The workflow.</summary>
    public required Workflow Workflow { get; init; }

    /// <summary>Its run.</summary>
    [JsonPropertyName("workflow_run")]
    public required WorkflowRun WorkflowRun { get; init; }

    /// <summary>Where it happened.</summary>
    public required Repository Repository { get; init; }

    /// <summary>Who did it.</summary>
    public required User Sender { get; init; }

    /// <summary>The organization the repository belongs to.</summary>
    public Organization? Organization { get; init; }

    /// <summary>The installation of the app that is told.</summary>
    public Installation? Installation { get; init; }

    string IGitHubEvent.RepositoryName => Repository.FullName;
}

/// <summary>What happened to a workflow run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkflowRunAction>))]
public enum WorkflowRunAction
{
    /// <summary>It was asked for.</summary>
    [JsonStringEnumMemberName("requested")]
    Requested,

    /// <summary>It began.</summary>
    [JsonStringEnumMemberName("in_progress")]
    InProgress,

    /// <summary>It ended.</summary>
    [JsonStringEnumMemberName("completed")]
    Completed,
}
