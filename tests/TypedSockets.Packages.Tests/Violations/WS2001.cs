using TypedSockets;

namespace Violations.WS2001;

public static class Options
{
    public static void Configure(WsOptions options) => options.Heartbeat.Interval = Timeout.InfiniteTimeSpan;
}
