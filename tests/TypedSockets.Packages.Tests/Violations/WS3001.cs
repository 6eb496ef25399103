using TypedSockets;

namespace Violations.WS3001;

[WsMessage("login.join")]
public sealed partial record Join(string Room, string AccessToken);
