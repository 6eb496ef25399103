namespace TypedSockets.Interop.Tests;

// The messages of the examples in docs/protocol.md.
[WsMessage("chat.say")]
public sealed partial record Say(string Room, string Text);

[WsMessage("chat.said")]
public sealed partial record Said(string Room, string Text);

[WsMessage("chat.history")]
public sealed partial record GetHistory(string Room);

[WsMessage("chat.history.page")]
public sealed partial record History(IReadOnlyList<Said> Messages);

[WsMessage("chat.next")]
public sealed partial record Next(string Room);

[WsMessage("chat.clear")]
public sealed partial record Clear(string Room);

[WsMessage("chat.cleared")]
public sealed partial record Cleared(string Room);

[WsMessage("chat.confirm")]
public sealed partial record Confirm(string Question);

[WsMessage("chat.confirmed")]
public sealed partial record Confirmed(bool Yes);

[WsMessage("chat.publish")]
public sealed partial record Publish(string Room);

[WsMessage("chat.drafts")]
public sealed partial record GetDrafts;

[WsMessage("chat.replay")]
public sealed partial record Replay(string Room, int Count);

[WsMessage("chat.import")]
public sealed partial record Import(string Room);

[WsMessage("chat.append")]
public sealed partial record Append(string Room);

[WsMessage("chat.shout")]
public sealed partial record Shout;

[WsMessage("chat.line")]
public sealed partial record Line(int Number, string Text);

[WsMessage("chat.stored")]
public sealed partial record Stored(int Lines);
