using TypedSockets;

namespace GitHubFeed;

/// <summary>One subscriber of the feed.</summary>
public sealed partial class FeedEndpoint(Backlog backlog, Replayer replayer) : WsEndpoint<IGitHubEvents>, IGitHubFeed
{
    private const int MaxLatest = 20;
    private const int MaxRepositoryLength = 140;
    private const int MaxPaceMilliseconds = 60_000;

    private Subscription subscription = Subscription.None;

    /// <inheritdoc/>
    public ValueTask<Subscriptions> SubscribeAsync(Subscribe request, CancellationToken cancellationToken)
    {
        var repositories = request.Repositories ?? [];
        foreach (var repository in repositories)
        {
            Require(IsRepository(repository), "feed.bad_repository", $"'{repository}' is not a repository: write it as 'owner/name'.");
        }

        var next = new Subscription(subscription.Repositories.Union(repositories), subscription.Kinds.Union(request.Kinds ?? []));
        Require(next.Repositories.Count <= Subscription.MaxRepositories, "feed.too_many", $"You may follow {Subscription.MaxRepositories} repositories; follow kinds of event instead.");
        return FollowAsync(next, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<Subscriptions> UnsubscribeAsync(Unsubscribe request, CancellationToken cancellationToken) =>
        FollowAsync(new Subscription(subscription.Repositories.Except(request.Repositories ?? []), subscription.Kinds.Except(request.Kinds ?? [])), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Latest> GetLatestAsync(GetLatest request, CancellationToken cancellationToken)
    {
        Require(request.Count is > 0 and <= MaxLatest, "feed.bad_count", $"Ask for 1 to {MaxLatest} events, not {request.Count}.");
        return ValueTask.FromResult(new Latest([.. backlog.Read(request.Repository).TakeLast(request.Count)]));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<FeedItem> ReadBacklogAsync(ReadBacklog request, CancellationToken cancellationToken) =>
        backlog.Read(request.Repository, request.Kind).ToAsyncEnumerable();

    /// <inheritdoc/>
    public ValueTask<ReplayStarted> StartReplayAsync(StartReplay request, CancellationToken cancellationToken)
    {
        Require(request.PaceMilliseconds is >= 0 and <= MaxPaceMilliseconds, "feed.bad_pace", $"The pace is 0 to {MaxPaceMilliseconds} ms, not {request.PaceMilliseconds}.");
        var started = replayer.TryStart(TimeSpan.FromMilliseconds(request.PaceMilliseconds));
        Require(started is not null, "feed.replay_running", "A replay is running; wait for its end.");
        return ValueTask.FromResult(started!);
    }

    /// <summary>Leaves rooms before it joins others: what happens in between is missed rather than received twice.</summary>
    private async ValueTask<Subscriptions> FollowAsync(Subscription next, CancellationToken cancellationToken)
    {
        foreach (var room in subscription.Rooms.Except(next.Rooms))
        {
            await Connection.LeaveAsync(room, cancellationToken);
        }

        foreach (var room in next.Rooms.Except(subscription.Rooms))
        {
            await Connection.JoinAsync(room, cancellationToken);
        }

        subscription = next;
        return new Subscriptions(next.Repositories, next.Kinds);
    }

    private static bool IsRepository(string text) =>
        text.Length <= MaxRepositoryLength && text.Split('/') is [{ Length: > 0 }, { Length: > 0 }];

    private static void Require(bool condition, string code, string message)
    {
        if (!condition)
        {
            throw new WsException(code, message);
        }
    }
}
