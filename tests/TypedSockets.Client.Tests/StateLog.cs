using System.Threading.Channels;

namespace TypedSockets.Client.Tests;

/// <summary>The states that a client goes through.</summary>
internal sealed class StateLog
{
    private readonly Channel<WsStateChangedEventArgs> changes = Channel.CreateUnbounded<WsStateChangedEventArgs>();

    public StateLog(WsClient client) => client.StateChanged += (_, change) => changes.Writer.TryWrite(change);

    /// <summary>The next change, which has to be to this state.</summary>
    public async Task<WsStateChangedEventArgs> NextAsync(WsClientState state)
    {
        WsStateChangedEventArgs change = await changes.Reader.ReadAsync(TestContext.Current.CancellationToken).Patiently();
        Assert.Equal(state, change.NewState);
        return change;
    }
}
