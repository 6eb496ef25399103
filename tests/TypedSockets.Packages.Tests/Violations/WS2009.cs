using TypedSockets;

namespace Violations.WS2009;

[WsMessage("pong.hit")]
public sealed partial record Hit(int Player);

[WsContract]
public interface IPong
{
    ValueTask HitAsync(Hit message, CancellationToken cancellationToken = default);
}

public sealed partial class PongEndpoint : WsEndpoint, IPong
{
    private static int hits;

    public ValueTask HitAsync(Hit message, CancellationToken cancellationToken)
    {
        hits++;
        return default;
    }
}
