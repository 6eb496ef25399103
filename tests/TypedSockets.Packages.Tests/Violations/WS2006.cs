using TypedSockets;

namespace Violations.WS2006;

public static class Options
{
    public static WsClientOptions Create() => new() { RequestTimeout = Timeout.InfiniteTimeSpan };
}
