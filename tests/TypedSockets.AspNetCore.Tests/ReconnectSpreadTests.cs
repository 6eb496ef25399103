using System.Net;
using System.Text.Json;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>How the clients of a server that was killed come back.</summary>
public sealed class ReconnectSpreadTests
{
    private const int Clients = 5_000;

    /// <summary>After longer than that they come in waves, a delay apart, so that the mean says little.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void In_no_second_do_more_than_twice_as_many_come_back_as_in_the_mean(int secondsDown)
    {
        TimeSpan[] spreads = Connect(new ReconnectSpread(configured: null));

        double[] arrivals = [.. spreads.Select(spread => ArrivalAfter(spread, secondsDown)).Order()];

        double mean = Clients / Math.Max(arrivals[^1] - arrivals[0], 1);
        int busiest = Enumerable.Range(0, Clients).Max(first => arrivals.Skip(first).TakeWhile(arrival => arrival < arrivals[first] + 1).Count());
        Assert.InRange(busiest, mean, 2 * mean);
    }

    [Fact]
    public void Nobody_is_left_with_what_fits_less_than_half_as_many()
    {
        var spread = new ReconnectSpread(configured: null);

        Assert.All(Connect(spread), told => Assert.InRange(told.TotalMilliseconds, Clients / 2, Clients));
        for (int left = Clients - 1; left >= 0; left--)
        {
            spread.Shrink(left);
        }

        Assert.All(Connect(spread), told => Assert.InRange(told.TotalMilliseconds, Clients / 2, Clients));
    }

    [Fact]
    public void No_spread_is_longer_than_thirty_seconds_and_one_that_is_configured_is_never_told_again()
    {
        var spread = new ReconnectSpread(configured: null);
        int times = Enumerable.Range(1, 200_000).Count(spread.HasDoubled);

        Assert.Equal(30_000, spread.For(30_001));
        Assert.Equal(6, times);
        var configured = new ReconnectSpread(TimeSpan.FromSeconds(7));
        Assert.Equal(7_000, configured.For(1));
        Assert.DoesNotContain(Enumerable.Range(1, 200_000), configured.HasDoubled);
    }

    [Fact]
    public async Task Who_is_connected_when_there_are_1_024_is_greeted_again_a_second_later()
    {
        await using MemoryChatServer server = await MemoryChatServer.StartAsync();
        using RawClient first = await server.ConnectAsync();
        RawClient[] others = await Task.WhenAll(Enumerable.Range(0, 1_022).Select(_ => server.ConnectAsync()));
        using RawClient last = await server.ConnectAsync();
        foreach (RawClient client in (RawClient[])[last, first])
        {
            await client.SendAsync("chat.echo", """{"text":"Not yet"}""", "1");
            await client.ReceiveAsync("chat.echoed");
        }

        await server.AdvanceAsync(TimeSpan.FromSeconds(1));

        JsonElement greeting = (await first.ReceiveAsync("ws.connected")).GetProperty("payload");
        Assert.Equal(1_024, greeting.GetProperty("spread").GetInt32());
        Assert.NotNull(server.Context.Connections.Find(greeting.GetProperty("clientId").GetString()!));
        Assert.Equal(1_048_576, greeting.GetProperty("maxMessageBytes").GetInt32());
        Array.ForEach(others, client => client.Dispose());
    }

    /// <summary>Lets one client connect after the other. What each of them was told last, as the hub tells them.</summary>
    private static TimeSpan[] Connect(ReconnectSpread spread)
    {
        var told = new TimeSpan[Clients];
        for (int count = 0; count < Clients; count++)
        {
            told[count] = TimeSpan.FromMilliseconds(spread.For(count));
            if (spread.HasDoubled(count + 1))
            {
                Array.Fill(told, TimeSpan.FromMilliseconds(spread.For(count + 1)), 0, count + 1);
            }
        }

        return told;
    }

    /// <summary>When a client is back, in seconds after its connection broke.</summary>
    private static double ArrivalAfter(TimeSpan spread, int secondsDown)
    {
        var plan = new ReconnectPlan(new WsReconnectOptions(), policy: null);
        var dropped = new ConnectionEnd { WasConnected = true, Lasted = TimeSpan.FromMinutes(1), Spread = spread };
        var refused = new ConnectionEnd { Exception = new WsConnectException("Nobody listens.", HttpStatusCode.ServiceUnavailable) };
        double arrival = plan.NextDelay(dropped)!.Value.TotalSeconds;
        while (arrival < secondsDown)
        {
            arrival += plan.NextDelay(refused)!.Value.TotalSeconds;
        }

        return arrival;
    }
}
