using TypedSockets;

namespace GitHubFeed;

/// <summary>Publishes events to whoever follows their repository or their kind.</summary>
public sealed class Publisher(WsContext<FeedEndpoint, IGitHubEvents> context, Backlog backlog)
{
    /// <summary>Publishes an event and keeps it in the backlog.</summary>
    public async ValueTask PublishAsync(FeedItem item, CancellationToken cancellationToken)
    {
        backlog.Add(item);
        foreach (var room in FeedRooms.Of(item.Event.RepositoryName, item.Kind))
        {
            await SendAsync(context.Room(room), item, cancellationToken);
        }
    }

    /// <summary>Tells everyone that a replay is over.</summary>
    public ValueTask TellAsync(ReplayDone done, CancellationToken cancellationToken) => context.Everyone.ReplayDoneAsync(done, cancellationToken);

    private static ValueTask SendAsync(IGitHubEvents subscribers, FeedItem item, CancellationToken cancellationToken) => item.Kind switch
    {
        EventKind.CheckRun => subscribers.CheckRunAsync(item.CheckRun!, cancellationToken),
        EventKind.Create => subscribers.CreateAsync(item.Create!, cancellationToken),
        EventKind.Fork => subscribers.ForkAsync(item.Fork!, cancellationToken),
        EventKind.IssueComment => subscribers.IssueCommentAsync(item.IssueComment!, cancellationToken),
        EventKind.Issues => subscribers.IssuesAsync(item.Issues!, cancellationToken),
        EventKind.PullRequest => subscribers.PullRequestAsync(item.PullRequest!, cancellationToken),
        EventKind.Push => subscribers.PushAsync(item.Push!, cancellationToken),
        EventKind.Release => subscribers.ReleaseAsync(item.Release!, cancellationToken),
        EventKind.Star => subscribers.StarAsync(item.Star!, cancellationToken),
        EventKind.WorkflowRun => subscribers.WorkflowRunAsync(item.WorkflowRun!, cancellationToken),
        _ => throw new NotSupportedException($"Nobody can subscribe to events of kind '{item.Kind}'."),
    };
}
