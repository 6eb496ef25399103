using TypedSockets;

namespace GitHubFeed;

/// <summary>Follow more.</summary>
/// <param name="Repositories">Repositories as <c>owner/name</c>: all that happens in them.</param>
/// <param name="Kinds">Kinds of event: wherever they happen.</param>
[WsMessage("feed.subscribe")]
public sealed partial record Subscribe(IReadOnlyList<string>? Repositories = null, IReadOnlyList<EventKind>? Kinds = null);

/// <summary>Follow less.</summary>
/// <param name="Repositories">Repositories as <c>owner/name</c>.</param>
/// <param name="Kinds">Kinds of event.</param>
[WsMessage("feed.unsubscribe")]
public sealed partial record Unsubscribe(IReadOnlyList<string>? Repositories = null, IReadOnlyList<EventKind>? Kinds = null);

/// <summary>What the client follows now. An event arrives where its repository or its kind is among these.</summary>
/// <param name="Repositories">Repositories as <c>owner/name</c>, in order.</param>
/// <param name="Kinds">Kinds of event, in order.</param>
[WsMessage("feed.subscriptions")]
public sealed partial record Subscriptions(IReadOnlyList<string> Repositories, IReadOnlyList<EventKind> Kinds);
