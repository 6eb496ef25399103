using TypedSockets;

namespace GitHubFeed;

/// <summary>A repository was forked.</summary>
[WsMessage("github.fork")]
public sealed partial record ForkEvent : IGitHubEvent
{
    /// <summary>The new fork.</summary>
    public required Repository Forkee { get; init; }

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
