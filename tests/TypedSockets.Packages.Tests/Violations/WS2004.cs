using TypedSockets;

namespace Violations.WS2004;

[WsMessage("board.draw")]
public sealed partial record Draw(string Room, int X, int Y);

[WsMessage("board.drawn")]
public sealed partial record Drawn(string Room, int X, int Y);

[WsContract]
public interface IBoardEvents
{
    ValueTask DrawnAsync(Drawn message, CancellationToken cancellationToken = default);
}

[WsContract(Events = typeof(IBoardEvents))]
public interface IBoard
{
    ValueTask DrawAsync(Draw message, CancellationToken cancellationToken = default);
}

public sealed partial class BoardEndpoint : WsEndpoint<IBoardEvents>, IBoard
{
    public ValueTask DrawAsync(Draw message, CancellationToken cancellationToken) =>
        Everyone.DrawnAsync(new Drawn(message.Room, message.X, message.Y), cancellationToken);
}
