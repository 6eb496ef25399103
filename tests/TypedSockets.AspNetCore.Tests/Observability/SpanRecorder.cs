using System.Diagnostics;
using System.Threading.Channels;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>Listens to the product's spans, and to those of further sources, while a test runs.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<Activity> stopped = Channel.CreateUnbounded<Activity>();
    private readonly List<Activity> seen = [];
    private readonly ActivityListener listener;

    public SpanRecorder(params string[] furtherSources)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "TypedSockets" || furtherSources.Contains(source.Name),
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => stopped.Writer.TryWrite(activity),
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Waits for a span to end.</summary>
    public async Task<Activity> WaitForAsync(string name, ActivityKind kind, Func<Activity, bool>? where = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        int next = 0;
        while (true)
        {
            for (; next < seen.Count; next++)
            {
                if (seen[next].OperationName == name && seen[next].Kind == kind && (where is null || where(seen[next])))
                {
                    return seen[next];
                }
            }

            seen.Add(await stopped.Reader.ReadAsync(patience.Token));
        }
    }

    public void Dispose() => listener.Dispose();
}
