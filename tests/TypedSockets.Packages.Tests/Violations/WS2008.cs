using TypedSockets;

namespace Violations.WS2008;

public static class Options
{
    public static void Configure(WsOptions options) => options.MaxMessageBytes = int.MaxValue;
}
