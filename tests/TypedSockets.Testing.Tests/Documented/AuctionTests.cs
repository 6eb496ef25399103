using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using TypedSockets;
using TypedSockets.Testing;

namespace Auctions.Tests;

public sealed class AuctionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bid_reaches_those_who_watch_the_lot()
    {
        await using WsTestServer server = await WsTestServer.StartAsync<AuctionEndpoint>(static services => services.AddSingleton<Lots>(), Token);
        await using AuctionClient ada = await server.ConnectAsync<AuctionClient>(user: Named("Ada"), cancellationToken: Token);
        await using AuctionClient bob = await server.ConnectAsync<AuctionClient>(cancellationToken: Token);
        var heard = new TaskCompletionSource<Raised>();
        bob.OnRaised(heard.SetResult);
        await bob.WatchAsync(new Watch("vase"), Token);

        await ada.BidAsync(new Bid("vase", 120), Token);

        // What was sent to a room, whoever is in it, and what a client made of it.
        Assert.Equal(new Raised("vase", "Ada", 120), await server.Sent.Room("vase").NextAsync<Raised>(Token));
        Assert.Equal("Ada", (await heard.Task.WaitAsync(Token)).By);
        Assert.Empty(server.Sent.Everyone.All);
    }

    [Fact]
    public async Task The_hammer_falls_after_thirty_seconds_without_a_bid()
    {
        await using WsTestServer server = await WsTestServer.StartAsync<AuctionEndpoint>(static services => services.AddSingleton<Lots>(), Token);
        await using AuctionClient ada = await server.ConnectAsync<AuctionClient>(user: Named("Ada"), cancellationToken: Token);
        await ada.BidAsync(new Bid("vase", 120), Token);
        await server.Sent.Room("vase").NextAsync<Raised>(Token);

        // The clock stands still until the test moves it; heartbeats go to and fro on the way.
        await server.AdvanceAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("Ada", (await server.Sent.Room("vase").NextAsync<Closed>(Token)).Winner);
        Assert.Equal(WsClientState.Connected, ada.State);
    }

    [Fact]
    public async Task Who_is_not_signed_in_can_not_bid()
    {
        await using WsTestServer server = await WsTestServer.StartAsync<AuctionEndpoint>(static services => services.AddSingleton<Lots>(), Token);
        await using AuctionClient somebody = await server.ConnectAsync<AuctionClient>(cancellationToken: Token);
        var error = new TaskCompletionSource<WsErrorEventArgs>();
        somebody.ErrorReceived += (_, refusal) => error.SetResult(refusal);

        await somebody.BidAsync(new Bid("vase", 120), Token);

        Assert.Equal("auction.anonymous", (await error.Task.WaitAsync(Token)).Code);
    }

    private static ClaimsPrincipal Named(string name) => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "test"));
}
