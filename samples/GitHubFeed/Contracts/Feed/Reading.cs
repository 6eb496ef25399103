using TypedSockets;

namespace GitHubFeed;

/// <summary>Read the last events of a repository.</summary>
/// <param name="Repository">The repository as <c>owner/name</c>.</param>
/// <param name="Count">How many, 1 to 20.</param>
[WsMessage("feed.latest")]
public sealed partial record GetLatest(string Repository, int Count = 10);

/// <summary>The last events of a repository.</summary>
/// <param name="Items">The events, oldest first.</param>
[WsMessage("feed.latest.page")]
public sealed partial record Latest(IReadOnlyList<FeedItem> Items);

/// <summary>Read all events that the feed still has.</summary>
/// <param name="Repository">Only those of this repository, as <c>owner/name</c>.</param>
/// <param name="Kind">Only those of this kind.</param>
[WsMessage("feed.backlog")]
public sealed partial record ReadBacklog(string? Repository = null, EventKind? Kind = null);
