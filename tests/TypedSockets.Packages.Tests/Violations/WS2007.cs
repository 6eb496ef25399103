using TypedSockets;

namespace Violations.WS2007;

[WsMessage("bell.ring")]
public sealed partial record Ring(int Times);

[WsContract]
public interface IBell
{
    ValueTask RingAsync(Ring message, CancellationToken cancellationToken = default);
}

public static class Visitor
{
    public static void Ring(BellClient bell) => _ = bell.RingAsync(new Ring(3));
}
