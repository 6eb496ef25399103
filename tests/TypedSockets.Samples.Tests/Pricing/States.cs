using Pricing;

namespace TypedSockets.Samples.Pricing;

/// <summary>The states that a client goes through.</summary>
internal sealed class States
{
    private readonly Lock gate = new();
    private readonly List<WsClientState> seen = [];
    private TaskCompletionSource changed = NewChange();

    public States(PricingClient client) => client.StateChanged += (_, change) =>
    {
        lock (gate)
        {
            seen.Add(change.NewState);
            changed.SetResult();
            changed = NewChange();
        }
    };

    /// <summary>Waits until the client has been in a state so many times.</summary>
    public async Task UntilAsync(WsClientState state, int times)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (seen.Count(one => one == state) >= times)
                {
                    return;
                }

                next = changed.Task;
            }

            await next.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
