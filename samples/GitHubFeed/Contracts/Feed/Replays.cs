using TypedSockets;

namespace GitHubFeed;

/// <summary>Publish the recorded events.</summary>
/// <param name="PaceMilliseconds">How long to wait after each, 0 to 60,000.</param>
[WsMessage("feed.replay")]
public sealed partial record StartReplay(int PaceMilliseconds = 20);

/// <summary>A replay has begun.</summary>
/// <param name="Id">The id of the replay.</param>
/// <param name="Events">How many events it will publish.</param>
[WsMessage("feed.replay.started")]
public sealed partial record ReplayStarted(Guid Id, int Events);

/// <summary>A replay has published its last event.</summary>
/// <param name="Id">The id of the replay.</param>
/// <param name="Events">How many events it has published.</param>
/// <param name="EventsByKind">How many of each kind, by the kind's name on the wire.</param>
/// <param name="Duration">How long it took.</param>
[WsMessage("feed.replay.done")]
public sealed partial record ReplayDone(Guid Id, int Events, IReadOnlyDictionary<string, int> EventsByKind, TimeSpan Duration);
