namespace TypedSockets.AspNetCore.Tests;

/// <summary>A connection that nothing happens on but what its one operation does, where it has any.</summary>
/// <param name="only">Takes messages of any type.</param>
/// <param name="opened">Told before the first message is handled.</param>
/// <param name="closed">Told when it is over.</param>
internal sealed class SilentHost(WsOperation? only = null, Action? opened = null, Action? closed = null) : IPeerHost
{
    public string Name => "silent";

    public PeerMetrics? Metrics => null;

    public UnsentMessages? Unsent => null;

    public bool TrustsRemoteTrace => true;

    public void AddTags(ICollection<KeyValuePair<string, object?>> tags) => throw new InvalidOperationException("Nobody listens.");

    public bool TryFindOperation(ReadOnlySpan<byte> type, out WsOperation operation, out object target)
    {
        operation = only!;
        target = this;
        return only is not null;
    }

    public ValueTask<bool> MayRunAsync(WsOperation operation) => ValueTask.FromResult(true);

    public bool TryTakePermit(bool hasId, out bool answer)
    {
        answer = false;
        return true;
    }

    public ValueTask OpenedAsync(CancellationToken cancellationToken)
    {
        opened?.Invoke();
        return ValueTask.CompletedTask;
    }

    public void Ended(WsDisconnect disconnect)
    {
    }

    public ValueTask ClosedAsync(WsDisconnect disconnect)
    {
        closed?.Invoke();
        return ValueTask.CompletedTask;
    }

    public void ReceivedError(ErrorInfo error)
    {
    }

    public void ReceivedConnected(ConnectedInfo info)
    {
    }

    public void ReceivedClosing(TimeSpan retryAfter)
    {
    }

    public string Describe(Exception exception) => exception.Message;
}
