using TypedSockets;

namespace Chat;

/// <summary>Enter a room under a name.</summary>
[WsMessage("chat.join")]
public sealed partial record Join(string Room, string Name);

/// <summary>Leave a room.</summary>
[WsMessage("chat.leave")]
public sealed partial record Leave(string Room);

/// <summary>Say something to everyone in a room.</summary>
[WsMessage("chat.say")]
public sealed partial record Say(string Room, string Text);

/// <summary>Forget what was said in a room.</summary>
[WsMessage("chat.clear")]
public sealed partial record Clear(string Room);

/// <summary>Somebody said something.</summary>
[WsMessage("chat.said")]
public sealed partial record Said(string Room, string Name, string Text, DateTimeOffset At);

/// <summary>Somebody entered a room.</summary>
[WsMessage("chat.joined")]
public sealed partial record Joined(string Room, string Name, DateTimeOffset At);

/// <summary>Somebody left a room.</summary>
[WsMessage("chat.left")]
public sealed partial record Left(string Room, string Name, DateTimeOffset At);

/// <summary>Somebody had what was said in a room forgotten.</summary>
[WsMessage("chat.cleared")]
public sealed partial record Cleared(string Room, string Name, DateTimeOffset At);

/// <summary>Read the last of what was said in a room.</summary>
[WsMessage("chat.history")]
public sealed partial record GetHistory(string Room, int Count = 50);

/// <summary>What was said in a room, oldest first.</summary>
[WsMessage("chat.history.page")]
public sealed partial record History(IReadOnlyList<Said> Messages);

/// <summary>Read who is in a room.</summary>
[WsMessage("chat.members")]
public sealed partial record GetMembers(string Room);

/// <summary>Who is in a room, each name once, in alphabetical order.</summary>
[WsMessage("chat.members.list")]
public sealed partial record Members(string Room, IReadOnlyList<string> Names);

/// <summary>Watch which rooms there are.</summary>
[WsMessage("chat.watch")]
public sealed partial record WatchRooms;

/// <summary>A room and how many are in it; none means that it is gone.</summary>
[WsMessage("chat.room")]
public sealed partial record RoomInfo(string Room, int Members);

/// <summary>Ask the person at the client.</summary>
[WsMessage("chat.confirm")]
public sealed partial record Confirm(string Question);

/// <summary>What the person answered.</summary>
[WsMessage("chat.confirmed")]
public sealed partial record Confirmed(bool Yes);
