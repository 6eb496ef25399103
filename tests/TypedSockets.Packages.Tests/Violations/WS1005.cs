using TypedSockets;

namespace Violations.WS1005;

[WsMessage("shop.order")]
public sealed partial record Order(IReadOnlyList<Line> Lines);

public sealed record Line(string Article, Action<int> Callback);
