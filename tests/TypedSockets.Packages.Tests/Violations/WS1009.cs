using TypedSockets;

namespace Violations.WS1009;

[WsMessage("counter.add")]
public sealed partial record Add(int Count);

[WsContract]
public interface ICounter
{
    ValueTask AddAsync(Add message, CancellationToken cancellationToken = default);
}

public sealed class CounterEndpoint : WsEndpoint, ICounter
{
    public ValueTask AddAsync(Add message, CancellationToken cancellationToken) => default;
}
