using TypedSockets;

namespace Violations.WS1012;

[WsMessage("robot.move")]
public sealed partial record Move(int Steps);

[WsContract]
public interface IRobot
{
    ValueTask MoveAsync(Move message, CancellationToken cancellationToken = default);
}

public sealed record RobotClient(string Name);
