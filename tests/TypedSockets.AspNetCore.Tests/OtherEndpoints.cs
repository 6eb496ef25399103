namespace TypedSockets.AspNetCore.Tests;

[WsMessage("stubborn.stay")]
public sealed partial record Stay;

[WsContract]
public interface IStubborn
{
    ValueTask StayAsync(Stay message, CancellationToken cancellationToken = default);
}

/// <summary>An endpoint without events, with a handler that ignores its token.</summary>
public sealed partial class StubbornEndpoint : WsEndpoint, IStubborn
{
    public static TaskCompletionSource Staying { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ValueTask OnDisconnectedAsync(WsDisconnect disconnect)
    {
        Left.TrySetResult();
        return ValueTask.CompletedTask;
    }

    public async ValueTask StayAsync(Stay message, CancellationToken cancellationToken)
    {
        Staying.TrySetResult();
        await new TaskCompletionSource().Task;
    }
}

/// <summary>An endpoint whose service nobody registered.</summary>
public sealed partial class ImpossibleEndpoint(Uri missing) : WsEndpoint, IStubborn
{
    public ValueTask StayAsync(Stay message, CancellationToken cancellationToken) => throw new InvalidOperationException(missing.ToString());
}

/// <summary>An endpoint that blocks the thread on which it is told of its connection.</summary>
public sealed partial class BlockingEndpoint(ManualResetEventSlim gate) : WsEndpoint, IStubborn
{
    public override ValueTask OnConnectedAsync(CancellationToken cancellationToken)
    {
        gate.Wait(CancellationToken.None);
        return ValueTask.CompletedTask;
    }

    public ValueTask StayAsync(Stay message, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
