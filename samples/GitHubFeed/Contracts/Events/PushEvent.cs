using System.Text.Json.Serialization;
using TypedSockets;

namespace GitHubFeed;

/// <summary>Commits, a branch or a tag were pushed.</summary>
[WsMessage("github.push")]
public sealed partial record PushEvent : IGitHubEvent
{
    /// <summary>What was pushed to, in full: <c>refs/heads/main</c>.</summary>
    public required string Ref { get; init; }

    /// <summary>The commit it stood on before; all zeros where it is new.</summary>
    public required string Before { get; init; }

    /// <summary>The commit it stands on now; all zeros where it was deleted.</summary>
    public required string After { get; init; }

    /// <summary>Whether it is new.</summary>
    public required bool Created { get; init; }

    /// <summary>Whether it was deleted.</summary>
    public required bool Deleted { get; init; }

    /// <summary>Whether history was rewritten.</summary>
    public required bool Forced { get; init; }

    /// <summary>The branch a new one was made from.</summary>
    [JsonPropertyName("base_ref")]
    public string? BaseRef { get; init; }

    /// <summary>The page that shows what changed.</summary>
    public required Uri Compare { get; init; }

    /// <summary>The commits, at most 2048.</summary>
    public required IReadOnlyList<Commit> Commits { get; init; }

    /// <summary>The last of them.</summary>
    [JsonPropertyName("head_commit")]
    public Commit? HeadCommit { get; init; }

    /// <summary>Who pushed.</summary>
    public required CommitAuthor Pusher { get; init; }

    /// <summary>Where it happened.</summary>
    public required PushedRepository Repository { get; init; }

    /// <summary>Who did it.</summary>
    public required User Sender { get; init; }

    /// <summary>The organization the repository belongs to.</summary>
    public Organization? Organization { get; init; }

    /// <summary>The installation of the app that is told.</summary>
    public Installation? Installation { get; init; }

    string IGitHubEvent.RepositoryName => Repository.FullName;
}
