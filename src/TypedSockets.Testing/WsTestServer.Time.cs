using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TypedSockets.Testing;

/// <content>Time, and the end.</content>
public sealed partial class WsTestServer
{
    private static readonly TimeSpan StopStep = TimeSpan.FromMilliseconds(100);

    // A peer that does not answer its ping in this real time is one that the test has made silent.
    private static readonly TimeSpan PingPatience = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Lets time pass, in steps, so that heartbeats are sent and answered on the way as they are in production. Timers of the
    /// server, its endpoints and the clients fire; what they start may still be running when this completes.
    /// </summary>
    /// <param name="time">How much, zero or more.</param>
    /// <returns>Completes when it has passed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public async Task AdvanceAsync(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        TimeSpan longest = app.Services.GetRequiredService<IOptions<WsOptions>>().Value.HeartbeatPeriod;
        for (TimeSpan left = time; left > TimeSpan.Zero; left -= longest)
        {
            Time.Advance(left < longest ? left : longest);
            await PingsAreAnsweredAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Cuts every connection off, as a network that fails. Clients connect again when their delay has passed.</summary>
    public void CutConnections() => transport.CutConnections();

    /// <summary>
    /// Stops the server in good order, as SIGTERM does, and advances the clock until it has stopped: clients are told, running
    /// requests finish or are given up.
    /// </summary>
    /// <returns>Completes when the server has stopped.</returns>
    public async Task StopAsync()
    {
        Task stopping = app.StopAsync();
        while (!stopping.IsCompleted)
        {
            Time.Advance(StopStep);
            await Task.WhenAny(stopping, Task.Delay(1)).ConfigureAwait(false);
        }

        await stopping.ConfigureAwait(false);
    }

    /// <summary>Ends the server and its connections at once.</summary>
    /// <returns>Completes when nothing of it runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        CutConnections();
        await app.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
    }

    private async Task PingsAreAnsweredAsync()
    {
        long start = TimeProvider.System.GetTimestamp();
        while (AwaitsPong() && TimeProvider.System.GetElapsedTime(start) < PingPatience)
        {
            await Task.Delay(1).ConfigureAwait(false);
        }
    }

    private bool AwaitsPong() =>
        clients.Any(static client => client.AwaitsPong)
        || app.Services.GetRequiredService<WsHubs>().All.Any(static hub => hub.Connections.Any(static connection => connection.Peer.AwaitsPong));
}
