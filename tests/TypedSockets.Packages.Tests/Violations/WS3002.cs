using TypedSockets;

namespace Violations.WS3002;

public static class Options
{
    public static void Configure(WsOptions options) => options.RateLimit = null;
}
