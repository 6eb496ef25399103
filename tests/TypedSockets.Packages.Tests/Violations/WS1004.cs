using TypedSockets;

namespace Violations.WS1004;

[WsMessage("shop.page")]
public sealed partial record Page<T>(IReadOnlyList<T> Items);
