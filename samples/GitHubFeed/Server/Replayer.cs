using System.Threading.Channels;

namespace GitHubFeed;

/// <summary>Publishes the recorded events again when asked to, one replay at a time.</summary>
public sealed class Replayer(Recordings recordings, Publisher publisher, TimeProvider timeProvider) : BackgroundService
{
    private readonly Channel<Replay> replays = Channel.CreateBounded<Replay>(1);
    private int running;

    /// <summary>Starts a replay.</summary>
    /// <param name="pace">How long to wait after each event.</param>
    /// <returns>What was started, or <see langword="null"/> where a replay is running.</returns>
    public ReplayStarted? TryStart(TimeSpan pace)
    {
        if (Interlocked.Exchange(ref running, 1) == 1)
        {
            return null;
        }

        var replay = new Replay(Guid.CreateVersion7(), pace);
        replays.Writer.TryWrite(replay);
        return new ReplayStarted(replay.Id, recordings.Events.Count);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var replay in replays.Reader.ReadAllAsync(stoppingToken))
        {
            var done = await RunAsync(replay, stoppingToken);
            Volatile.Write(ref running, 0);
            Console.WriteLine($"Sent {done.Events} events in {done.Duration.TotalSeconds:0.0} s.");
            await publisher.TellAsync(done, stoppingToken);
        }
    }

    private async Task<ReplayDone> RunAsync(Replay replay, CancellationToken cancellationToken)
    {
        var begin = timeProvider.GetTimestamp();
        SortedDictionary<string, int> sent = new(StringComparer.Ordinal);
        foreach (var recorded in recordings.Events)
        {
            var item = recorded with { Id = Guid.CreateVersion7(), PublishedAt = timeProvider.GetUtcNow() };
            await publisher.PublishAsync(item, cancellationToken);
            var kind = FeedRooms.NameOf(item.Kind);
            sent[kind] = sent.GetValueOrDefault(kind) + 1;
            if (replay.Pace > TimeSpan.Zero)
            {
                await Task.Delay(replay.Pace, timeProvider, cancellationToken);
            }
        }

        return new ReplayDone(replay.Id, sent.Values.Sum(), sent, timeProvider.GetElapsedTime(begin));
    }

    private sealed record Replay(Guid Id, TimeSpan Pace);
}
