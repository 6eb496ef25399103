using TypedSockets;

namespace GitHubFeed;

/// <summary>What a client may ask of the feed.</summary>
[WsContract(Events = typeof(IGitHubEvents))]
public interface IGitHubFeed
{
    /// <summary>Follows repositories, kinds of event, or both. An event that fits several of them arrives once.</summary>
    ValueTask<Subscriptions> SubscribeAsync(Subscribe request, CancellationToken cancellationToken = default);

    /// <summary>Follows repositories or kinds of event no more.</summary>
    ValueTask<Subscriptions> UnsubscribeAsync(Unsubscribe request, CancellationToken cancellationToken = default);

    /// <summary>Reads the last events of a repository, oldest first.</summary>
    ValueTask<Latest> GetLatestAsync(GetLatest request, CancellationToken cancellationToken = default);

    /// <summary>Reads all events that the feed still has, oldest first.</summary>
    IAsyncEnumerable<FeedItem> ReadBacklogAsync(ReadBacklog request, CancellationToken cancellationToken = default);

    /// <summary>Publishes the recorded events; <see cref="IGitHubEvents.ReplayDoneAsync"/> tells when all are out.</summary>
    ValueTask<ReplayStarted> StartReplayAsync(StartReplay request, CancellationToken cancellationToken = default);
}
