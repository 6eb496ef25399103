using System.Diagnostics;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Fuzzing;

/// <summary>
/// Runs many cases, each drawn after a seed of its own, so that the one that fails can be run again alone by
/// <c>TYPEDSOCKETS_SEED</c>. Sees to it that none throws, hangs or allocates more than it may.
/// </summary>
internal sealed class Fuzz(long maxAllocated)
{
    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(10);

    /// <summary>The one case that was asked for; null for all.</summary>
    public static int? Only { get; } = int.TryParse(Environment.GetEnvironmentVariable("TYPEDSOCKETS_SEED"), out int seed) ? seed : null;

    private long begun;
    private int current;

    /// <summary>The most bytes that a case allocated.</summary>
    public long LargestAllocation { get; private set; }

    /// <summary>Runs the cases, or the one that was asked for.</summary>
    /// <param name="cases">How many.</param>
    /// <param name="draw">Draws the input of a case.</param>
    /// <param name="prepare">Makes of the input what is tried and measured, without leaving the thread.</param>
    public async Task RunAsync(int cases, Func<Random, byte[]> draw, Func<byte[], Action> prepare)
    {
        int first = Only ?? 0;
        cases = Only is null ? cases : 1;
        begun = TimeProvider.System.GetTimestamp();
        Task running = Task.Run(() => Run(first, cases, draw, prepare), TestContext.Current.CancellationToken);
        using var watch = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (!running.IsCompleted)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(Interlocked.Read(ref begun)) < LongestCase, $"Case {current} hangs. Run it alone with TYPEDSOCKETS_SEED={current}.");
            await Task.WhenAny(running, watch.WaitForNextTickAsync(TestContext.Current.CancellationToken).AsTask());
        }

        await running;
    }

    private void Run(int first, int cases, Func<Random, byte[]> draw, Func<byte[], Action> prepare)
    {
        for (int seed = first; seed < first + cases && !TestContext.Current.CancellationToken.IsCancellationRequested; seed++)
        {
            current = seed;
            Interlocked.Exchange(ref begun, TimeProvider.System.GetTimestamp());
            byte[] input = draw(new Random(seed));
            try
            {
                Measure(prepare(input));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Case {seed} of {input.Length} bytes failed. Run it alone with TYPEDSOCKETS_SEED={seed}. It begins {Shown(input)}", exception);
            }
        }
    }

    private void Measure(Action attempt)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        attempt();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        LargestAllocation = Math.Max(LargestAllocation, allocated);
        if (allocated > maxAllocated)
        {
            throw new UnreachableException($"It allocated {allocated} bytes; it may allocate {maxAllocated}.");
        }
    }

    private static string Shown(byte[] input) => System.Text.Encoding.Latin1.GetString(input.AsSpan(0, Math.Min(input.Length, 512)));
}
