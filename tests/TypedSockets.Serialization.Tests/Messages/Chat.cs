namespace TypedSockets.Serialization.Tests.Messages;

[WsMessage("chat.say")]
public sealed partial record Say(string Room, string Text);

[WsMessage("chat.said")]
public sealed partial record Said(string Room, string Name, string Text, DateTimeOffset At);

[WsMessage("chat.history")]
public sealed partial record GetHistory(string Room, int Count = 50);

[WsMessage("chat.history.page")]
public sealed partial record History(IReadOnlyList<Said> Messages);

[WsMessage("chat.watch")]
public sealed partial record WatchRooms;
