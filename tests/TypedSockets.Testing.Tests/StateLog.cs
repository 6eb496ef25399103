using System.Collections.Concurrent;

namespace TypedSockets.Testing.Tests;

/// <summary>The states that a client goes through, to be waited for.</summary>
internal sealed class StateLog
{
    private readonly ConcurrentDictionary<WsClientState, TaskCompletionSource<WsStateChangedEventArgs>> states = new();

    public StateLog(WsClient client) => client.StateChanged += (_, change) => Of(change.NewState).TrySetResult(change);

    public Task<WsStateChangedEventArgs> WaitForAsync(WsClientState state) => Of(state).Task.WaitAsync(TestContext.Current.CancellationToken);

    private TaskCompletionSource<WsStateChangedEventArgs> Of(WsClientState state) =>
        states.GetOrAdd(state, static _ => new TaskCompletionSource<WsStateChangedEventArgs>(TaskCreationOptions.RunContinuationsAsynchronously));
}
