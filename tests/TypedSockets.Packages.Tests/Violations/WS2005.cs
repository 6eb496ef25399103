using TypedSockets;

namespace Violations.WS2005;

[WsMessage("oven.heat")]
public sealed partial record Heat(int Degrees);

[WsContract]
public interface IOven
{
    ValueTask HeatAsync(Heat message, CancellationToken cancellationToken = default);
}

public sealed partial class OvenEndpoint : WsEndpoint, IOven
{
    public ValueTask HeatAsync(Heat message, CancellationToken cancellationToken)
    {
        Thread.Sleep(message.Degrees);
        return default;
    }
}
