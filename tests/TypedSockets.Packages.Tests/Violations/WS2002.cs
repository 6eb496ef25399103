using TypedSockets;

namespace Violations.WS2002;

public static class Options
{
    public static WsClientOptions Create() => new() { Reconnect = { Multiplier = 1 } };
}
