using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedSockets;

/// <summary>
/// Awaits the next message. Where none has come yet, the thread that would have nothing to do runs the handlers of those that
/// came before, and saves the way to another. By then the next one is awaited already and will be read elsewhere, so a handler
/// that blocks does not keep anything from being read.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct NextMessage(ValueTask<InboundMessage> receiving, BoundedQueue<ReceivedMessage> received) : ICriticalNotifyCompletion
{
    private readonly ConfiguredValueTaskAwaitable<InboundMessage>.ConfiguredValueTaskAwaiter awaiter = receiving.ConfigureAwait(false).GetAwaiter();

    public bool IsCompleted => awaiter.IsCompleted;

    public NextMessage GetAwaiter() => this;

    public InboundMessage GetResult() => awaiter.GetResult();

    public void OnCompleted(Action continuation)
    {
        awaiter.OnCompleted(continuation);
        received.Wake(inline: true);
    }

    public void UnsafeOnCompleted(Action continuation)
    {
        awaiter.UnsafeOnCompleted(continuation);
        received.Wake(inline: true);
    }
}
