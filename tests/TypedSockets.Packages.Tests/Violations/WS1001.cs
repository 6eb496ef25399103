using TypedSockets;

namespace Violations.WS1001;

[WsMessage("Ticker Price")]
public sealed partial record Price(string Symbol, decimal Value);
