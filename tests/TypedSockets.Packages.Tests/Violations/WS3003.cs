using TypedSockets;

namespace Violations.WS3003;

[WsMessage("feed.follow")]
public sealed partial record Follow(string Topic);

[WsContract]
public interface IFeed
{
    ValueTask FollowAsync(Follow message, CancellationToken cancellationToken = default);
}

public sealed partial class FeedEndpoint : WsEndpoint, IFeed
{
    public ValueTask FollowAsync(Follow message, CancellationToken cancellationToken) => default;
}

public static class FeedServer
{
    public static void Map(WebApplication app) => app.MapTypedSocket<FeedEndpoint>("/feed");
}
