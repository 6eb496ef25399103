using TypedSockets;

namespace Violations.WS1013;

[WsMessage("clock.set")]
public sealed partial record SetTime(DateTimeOffset At);

[WsContract]
public interface IClock
{
    ValueTask SetAsync(SetTime message, CancellationToken cancellationToken = default);

    DateTimeOffset Now { get; }
}
