using TypedSockets;

namespace Violations.WS1008;

[WsMessage("chat.say")]
public sealed partial record Say(string Text);

[WsContract]
public interface IChat
{
    ValueTask SayAsync(Say message, CancellationToken cancellationToken = default);

    ValueTask WhisperAsync(Say message, CancellationToken cancellationToken = default);
}
