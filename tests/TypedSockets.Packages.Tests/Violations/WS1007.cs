using TypedSockets;

namespace Violations.WS1007;

[WsContract]
public interface IShop
{
    ValueTask CloseAsync(string reason, CancellationToken cancellationToken = default);
}
