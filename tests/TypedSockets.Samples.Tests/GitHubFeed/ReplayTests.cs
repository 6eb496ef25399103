using GitHubFeed;
using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets.Samples.GitHubFeed;

/// <summary>The feed's server and its generated client, over real sockets.</summary>
public sealed class ReplayTests : IAsyncLifetime
{
    private const string HelloWorld = "Codertocat/Hello-World";

    private RunningServer server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await RunningServer.StartAsync(FeedServer.Create);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Who_follows_every_kind_receives_what_the_server_sent()
    {
        await using var feed = await ConnectAsync();
        EventCounter counter = new(feed);
        await feed.SubscribeAsync(new Subscribe(Kinds: Enum.GetValues<EventKind>()), Cancellation);

        var started = await feed.StartReplayAsync(new StartReplay(PaceMilliseconds: 0), Cancellation);
        var done = await counter.Done.WaitAsync(Cancellation);

        Assert.Equal(started.Id, done.Id);
        Assert.Equal(EventFiles.Names.Count, started.Events);
        Assert.Equal(EventFiles.Names.Count, done.Events);
        Assert.Equal(EventFiles.Names.CountBy(EventFiles.KindOf).ToDictionary(StringComparer.Ordinal), done.EventsByKind);
        Assert.Equal(done.EventsByKind, counter.ByKind);
    }

    [Fact]
    public async Task What_is_followed_twice_arrives_once()
    {
        await using var feed = await ConnectAsync();
        EventCounter counter = new(feed);
        var subscriptions = await feed.SubscribeAsync(new Subscribe([HelloWorld], [EventKind.Issues, EventKind.WorkflowRun]), Cancellation);
        Assert.Equal([HelloWorld], subscriptions.Repositories);
        Assert.Equal([EventKind.Issues, EventKind.WorkflowRun], subscriptions.Kinds);

        await feed.StartReplayAsync(new StartReplay(PaceMilliseconds: 0), Cancellation);
        await counter.Done.WaitAsync(Cancellation);

        var expected = server.Services.GetRequiredService<Recordings>().Events
            .Where(item => item.Event.RepositoryName == HelloWorld || item.Kind is EventKind.Issues or EventKind.WorkflowRun)
            .CountBy(item => FeedRooms.NameOf(item.Kind))
            .ToDictionary(StringComparer.Ordinal);
        Assert.Equal(expected, counter.ByKind);
    }

    [Fact]
    public async Task What_is_followed_no_more_does_not_arrive()
    {
        await using var feed = await ConnectAsync();
        EventCounter counter = new(feed);
        await feed.SubscribeAsync(new Subscribe([HelloWorld], [EventKind.Star, EventKind.Fork]), Cancellation);
        var subscriptions = await feed.UnsubscribeAsync(new Unsubscribe([HelloWorld], [EventKind.Fork]), Cancellation);
        Assert.Empty(subscriptions.Repositories);

        await feed.StartReplayAsync(new StartReplay(PaceMilliseconds: 0), Cancellation);
        await counter.Done.WaitAsync(Cancellation);

        Assert.Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["star"] = 2 }, counter.ByKind);
    }

    [Fact]
    public async Task The_backlog_holds_typed_events_in_the_order_they_were_published()
    {
        await using var feed = await ConnectAsync();
        EventCounter counter = new(feed);
        await feed.StartReplayAsync(new StartReplay(PaceMilliseconds: 0), Cancellation);
        await counter.Done.WaitAsync(Cancellation);

        List<FeedItem> items = [];
        await foreach (var item in feed.ReadBacklogAsync(new ReadBacklog(), Cancellation))
        {
            items.Add(item);
        }

        Assert.Equal(EventFiles.Names.Select(EventFiles.KindOf), items.Select(item => FeedRooms.NameOf(item.Kind)));
        Assert.Equal(items.OrderBy(item => item.PublishedAt), items);
        Assert.All(items, item => Assert.NotEqual(Guid.Empty, item.Id));
        Assert.Equal(IssuesAction.Opened, items.First(item => item.Issues?.Changes?.OldIssue is not null).Issues!.Action);

        var latest = await feed.GetLatestAsync(new GetLatest("octo-org/octo-repo", 3), Cancellation);
        Assert.Equal(items.Where(item => item.Event.RepositoryName == "octo-org/octo-repo").TakeLast(3).Select(item => item.Id), latest.Items.Select(item => item.Id));
    }

    [Fact]
    public async Task A_request_that_makes_no_sense_is_refused_with_a_reason()
    {
        await using var feed = await ConnectAsync();

        var repository = await Assert.ThrowsAsync<WsException>(async () => await feed.SubscribeAsync(new Subscribe(["Hello-World"]), Cancellation));
        Assert.Equal(("feed.bad_repository", "'Hello-World' is not a repository: write it as 'owner/name'."), (repository.Code, repository.Message));

        var count = await Assert.ThrowsAsync<WsException>(async () => await feed.GetLatestAsync(new GetLatest(HelloWorld, 21), Cancellation));
        Assert.Equal("feed.bad_count", count.Code);
    }

    private async Task<GitHubFeedClient> ConnectAsync()
    {
        GitHubFeedClient feed = new(server.Socket("/feed"));
        await feed.ConnectAsync(Cancellation);
        return feed;
    }
}
