namespace GitHubFeed;

/// <summary>What all events have in common, for code that treats them alike.</summary>
public interface IGitHubEvent
{
    /// <summary>Owner and name of the repository it happened in.</summary>
    string RepositoryName { get; }

    /// <summary>Who did it.</summary>
    User Sender { get; }

    /// <summary>The organization the repository belongs to, where it belongs to one.</summary>
    Organization? Organization { get; }

    /// <summary>The installation of the app that is told, where an app is.</summary>
    Installation? Installation { get; }
}
