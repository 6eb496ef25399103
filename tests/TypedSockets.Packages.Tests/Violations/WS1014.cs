using TypedSockets;

namespace Violations.WS1014;

[WsMessage("shop.moved", Compact = true)]
public sealed partial record Moved(double X, double Y);
