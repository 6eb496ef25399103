using System.Runtime.CompilerServices;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>Calls that fail when their caller has given up.</summary>
public sealed class PendingCallTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_call_that_fails_when_nobody_awaits_it_any_more_leaves_no_unobserved_fault(bool hasResponse)
    {
        var fault = new InvalidDataException("Only this test fails with it.");
        bool isUnobserved = false;
        void Note(object? sender, UnobservedTaskExceptionEventArgs unobserved) => isUnobserved |= unobserved.Exception.InnerExceptions.Contains(fault);
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            Forget(hasResponse, fault);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.False(isUnobserved);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(bool hasResponse, Exception fault)
    {
        PendingCall call = hasResponse ? new PendingResponse<Echoed>(1) : new PendingEnd(1);
        call.Fail(fault);
    }
}
