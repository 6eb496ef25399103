using TypedSockets;

namespace Violations.WS1006;

[WsMessage("door.open")]
public sealed partial record Open(string Door);

[WsContract]
public interface IDoor
{
    void Open(Open message);
}
