namespace TypedSockets.Client.Tests;

[WsMessage("chat.say")]
public sealed partial record Say(string Text);

[WsMessage("chat.said")]
public sealed partial record Said(string Text);

[WsMessage("chat.ask")]
public sealed partial record Ask(string Text);

[WsMessage("chat.answer")]
public sealed partial record Answer(string Text);

[WsMessage("chat.count")]
public sealed partial record Count(int To);

[WsMessage("chat.number")]
public sealed partial record Number(int Value);

[WsMessage("chat.picky")]
public sealed partial record Picky(string Text)
{
    private readonly int known = new Dictionary<string, int> { ["known"] = 1 }[Text];

    public override string ToString() => $"{Text} {known}";
}
