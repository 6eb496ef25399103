namespace TypedSockets;

/// <summary>A request that a stream of items answers.</summary>
internal sealed class PendingItems<TItem>(long number, Action<int> grant) : PendingCall(number)
    where TItem : IWsMessage<TItem>
{
    public IncomingItems<TItem> Items { get; } = new(grant);

    public override bool IsStream => true;

    public override bool MayBeLeft => true;

    public override string AnswerType => TItem.MessageType;

    public override Exception? Fault => Items.Fault;

    public override bool TryTake(ReadOnlySpan<byte> type, Payload payload, out bool overCredit) =>
        Items.TryAdd(type, payload, out overCredit);

    public override void End(ReadOnlySpan<byte> id) => Items.TryComplete();

    public override void Fail(Exception exception) => Items.TryComplete(exception);
}
