using System.Runtime.CompilerServices;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>What is being worked on, as a drain sees it.</summary>
public sealed class InFlightTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Whoever_enters_while_the_last_exit_is_told_of_is_waited_for()
    {
        var inFlight = new InFlight();
        inFlight.TryEnter();
        Task before = inFlight.WhenIdleAsync();
        var leaving = new Thread(inFlight.Exit);
        Task since;

        // Holds up the one who leaves after it has seen zero, before it tells of it.
        lock (GateOf(inFlight))
        {
            leaving.Start();
            Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref CountOf(inFlight)) == 0, Patience));
            inFlight.TryEnter();
            since = inFlight.WhenIdleAsync();
        }

        leaving.Join();
        Assert.False(since.IsCompleted);
        inFlight.Exit();
        Assert.True(before.IsCompleted);
        Assert.True(since.IsCompleted);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "gate")]
    private static extern ref Lock GateOf(InFlight inFlight);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "count")]
    private static extern ref int CountOf(InFlight inFlight);
}
