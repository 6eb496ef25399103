using System.Text.Json;

namespace GitHubFeed;

/// <summary>
/// The rooms of the feed. Each event goes to three: that of its kind, that of its repository, and that of its kind in its
/// repository. <see cref="Subscription"/> sees to it that nobody is in two of the three, so an event arrives once.
/// </summary>
public static class FeedRooms
{
    /// <summary>All events of a kind: <c>kind:issues</c>.</summary>
    public static string Kind(EventKind kind) => $"kind:{NameOf(kind)}";

    /// <summary>All events of a repository: <c>repository:octo-org/octo-repo</c>.</summary>
    public static string Repository(string repository) => $"repository:{repository}";

    /// <summary>The events of a kind in a repository: <c>repository:octo-org/octo-repo:issues</c>.</summary>
    public static string KindInRepository(string repository, EventKind kind) => $"repository:{repository}:{NameOf(kind)}";

    /// <summary>The rooms that an event goes to.</summary>
    public static IReadOnlyList<string> Of(string repository, EventKind kind) =>
        [Kind(kind), Repository(repository), KindInRepository(repository, kind)];

    /// <summary>The name of a kind on the wire, such as <c>check_run</c>.</summary>
    public static string NameOf(EventKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
