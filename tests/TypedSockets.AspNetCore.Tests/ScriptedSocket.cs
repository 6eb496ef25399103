using System.Buffers;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>A socket that receives what a script says, when it says so, until either side closes, and sends nothing.</summary>
/// <param name="script">What is received. It runs on the thread that reads.</param>
internal sealed class ScriptedSocket(IEnumerable<Task<InboundMessage>> script) : MessageSocket
{
    private readonly IEnumerator<Task<InboundMessage>> script = script.GetEnumerator();
    private readonly TaskCompletionSource<InboundMessage> cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool isClosed;

    /// <summary>What every write fails with, where it does.</summary>
    public Exception? WriteFault { get; init; }

    /// <summary>What is received when the connection is cut off.</summary>
    public Task<InboundMessage> CutOff => cut.Task;

    public override bool ShowsPings => true;

    public static Task<InboundMessage> Message(ReadOnlySpan<byte> frame)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(frame.Length);
        frame.CopyTo(buffer);
        return Task.FromResult(new InboundMessage(InboundKind.Message, buffer, frame.Length));
    }

    public override ValueTask<InboundMessage> ReceiveAsync() =>
        !isClosed && script.MoveNext() ? new(script.Current) : new(new InboundMessage(InboundKind.Close));

    public override ValueTask WriteAsync(Frame frame) => WriteFault is null ? ValueTask.CompletedTask : ValueTask.FromException(WriteFault);

    public override ValueTask FlushAsync() => ValueTask.CompletedTask;

    public override ValueTask WriteCloseAsync(CloseFrame close)
    {
        isClosed = true;
        return ValueTask.CompletedTask;
    }

    protected override void Cut() => cut.TrySetException(new IOException("The connection was cut off."));

    protected override void Release() => script.Dispose();
}
