using GitHubFeed;
using Microsoft.AspNetCore.SignalR;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The same on SignalR.</summary>
internal sealed class BenchHub(HubCount count) : Hub
{
    /// <summary>What a client is called with by a broadcast.</summary>
    public const string Quoted = "Quoted";

    public override Task OnConnectedAsync()
    {
        count.Add(1);
        return Groups.AddToGroupAsync(Context.ConnectionId, BenchServer.Room);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        count.Add(-1);
        return Task.CompletedTask;
    }

#pragma warning disable CA1822 // SignalR calls them on an instance.
    public Quote EchoQuote(Quote request) => request;

    public Book EchoBook(Book request) => request;

    public PullRequestEvent EchoPullRequest(PullRequestEvent request) => request;
#pragma warning restore CA1822

    public Task Publish(Publish message) => Clients.Group(BenchServer.Room).SendAsync(Quoted, message.Quote);
}
