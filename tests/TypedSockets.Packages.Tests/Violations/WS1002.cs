using TypedSockets;

namespace Violations.WS1002;

[WsMessage("light.on")]
public sealed partial record LightOn(string Lamp);

[WsMessage("light.on")]
public sealed partial record LampOn(string Lamp);
