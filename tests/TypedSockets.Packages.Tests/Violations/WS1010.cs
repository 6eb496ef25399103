using TypedSockets;

namespace Violations.WS1010;

public sealed partial class IdleEndpoint : WsEndpoint
{
    public override ValueTask OnConnectedAsync(CancellationToken cancellationToken) => default;
}
