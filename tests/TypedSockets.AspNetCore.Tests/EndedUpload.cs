namespace TypedSockets.AspNetCore.Tests;

/// <summary>A client stream that its handler ends at once, however many items are still on their way.</summary>
/// <param name="ended">Told when the end is sent.</param>
internal sealed class EndedUpload(Action ended) : WsOperation
{
    internal override string MessageType => "chat.collect";

    internal override OperationKind Kind => OperationKind.Stream;

    internal override ReadOnlySpan<byte> ItemType => "chat.number"u8;

    internal override IncomingItems CreateUpload(Action<int> grant) => new Items();

    internal override async ValueTask RunAsync(object target, IncomingCall? call, Payload payload, CancellationToken cancellationToken)
    {
        await call!.EndAsync();
        ended();
    }

    /// <summary>Takes any number of items, which no credit bounds.</summary>
    private sealed class Items : IncomingItems
    {
        public override string MessageType => "chat.number";

        public override ReadOnlySpan<byte> Type => "chat.number"u8;

        public override Exception? Fault => null;

        public override bool TryAdd(ReadOnlySpan<byte> type, Payload payload, out bool overCredit)
        {
            overCredit = false;
            return true;
        }

        public override bool TryComplete(Exception? fault = null) => true;
    }
}
