using TypedSockets;

namespace Violations.WS2003;

public static class Options
{
    public static void Configure(WsClientOptions options) => options.SendQueue.MaxFrames = int.MaxValue;
}
