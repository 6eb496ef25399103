using System.Collections.Immutable;

namespace GitHubFeed;

/// <summary>What one connection follows, and the rooms it is in for that.</summary>
/// <param name="Repositories">Repositories as <c>owner/name</c>.</param>
/// <param name="Kinds">Kinds of event.</param>
public sealed record Subscription(ImmutableSortedSet<string> Repositories, ImmutableSortedSet<EventKind> Kinds)
{
    /// <summary>The most repositories that one connection may follow.</summary>
    public const int MaxRepositories = 50;

    private static readonly ImmutableArray<EventKind> AllKinds = [.. Enum.GetValues<EventKind>()];

    /// <summary>Follows nothing.</summary>
    public static Subscription None { get; } = new(ImmutableSortedSet.Create<string>(StringComparer.Ordinal), []);

    /// <summary>The most rooms that <see cref="Rooms"/> can hold.</summary>
    public static int MaxRooms => (MaxRepositories + 1) * AllKinds.Length;

    /// <summary>
    /// The rooms to be in. Whoever follows no kind is in the rooms of whole repositories. Whoever follows kinds is in
    /// the rooms of these, and of the repositories only in those of the other kinds.
    /// </summary>
    public ImmutableHashSet<string> Rooms => Kinds.IsEmpty
        ? [.. Repositories.Select(FeedRooms.Repository)]
        : [.. Kinds.Select(FeedRooms.Kind), .. from repository in Repositories from kind in AllKinds.Except(Kinds) select FeedRooms.KindInRepository(repository, kind)];
}
