using TypedSockets;

namespace Violations.WS1003;

[WsMessage("shop.greet")]
public sealed record Greet(string Name);
