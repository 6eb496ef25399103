using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>WS1001.</summary>
public sealed class MessageTypeTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("chat.say")]
    [InlineData("chat_say-it.2")]
    [InlineData("ws")]
    [InlineData("wss.say")]
    [InlineData("ws-say")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public Task A_valid_type_is_silent(string type) => Expect.DiagnosticsAsync(
        $"""
        [WsMessage("{type}")] public partial record Say(string Text);
        """);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Chat")]
    [InlineData("chat say")]
    [InlineData("chat..say")]
    [InlineData(".chat")]
    [InlineData("chat-")]
    [InlineData("chat.say\\n")]
    [InlineData("chät")]
    [InlineData("chat.\\u0661")]
    [InlineData("ws.say")]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345")]
    public Task An_invalid_type_is_refused(string type) => Expect.DiagnosticsAsync(
        $$"""
        [{|WS1001:WsMessage("{{type}}")|}] public partial record Say(string Text);
        """);

    [Fact]
    public Task A_missing_type_is_refused() => Expect.DiagnosticsAsync(
        """
        [{|WS1001:WsMessage(null!)|}] public partial record Say(string Text);
        """);

    [Fact]
    public Task A_type_may_be_a_constant() => Expect.DiagnosticsAsync(
        """
        public static class Types
        {
            public const string Say = "chat.say";
            public const string Shout = "SHOUT";
        }
        [WsMessage(Types.Say)] public partial record Say(string Text);
        [{|WS1001:WsMessage(Types.Shout)|}] public partial record Shout(string Text);
        """);

    [Fact]
    public Task Every_spelling_of_the_attribute_is_seen() => Expect.DiagnosticsAsync(
        """
        using Frame = TypedSockets.WsMessageAttribute;

        [{|WS1001:TypedSockets.WsMessage("A")|}] public partial record A;
        [{|WS1001:global::TypedSockets.WsMessageAttribute("B")|}] public partial class B;
        [{|WS1001:Frame(type: "C")|}] public partial struct C;
        [Obsolete, {|WS1001:WsMessageAttribute("D")|}] public partial record struct D;
        public partial class Outer
        {
            [{|WS1001:WsMessage("E")|}] private protected partial record E;
        }
        """);

    [Fact]
    public Task An_attribute_of_the_same_name_is_none_of_ours() => Expect.DiagnosticsAsync(
        """
        namespace Elsewhere
        {
            public sealed class WsMessageAttribute(string type) : Attribute
            {
                public string Type { get; } = type;
            }

            [WsMessage("Not Ours")] public record Say(string Text);
        }
        """);

    [Fact]
    public Task The_mark_may_stand_on_any_part() => Expect.DiagnosticsAsync(
        """
        public partial record Say(string Text);
        """,
        """
        [{|WS1001:WsMessage("Say")|}] public partial record Say;
        """);

    [Fact]
    public Task The_message_names_the_type_and_the_way_out() => Expect.MessagesAsync(
        """
        [WsMessage("Chat Say")] public partial record Say(string Text);
        [WsMessage("ws.say")] public partial record Shout(string Text);
        """,
        "WS1001: Message type 'Chat Say' of 'Say' is not valid: it is not words of a-z and 0-9 joined by '.', '_' or '-'; write lower-case words of [a-z0-9] joined by '.', '_' or '-', at most 64 characters, not beginning with 'ws.'",
        "WS1001: Message type 'ws.say' of 'Shout' is not valid: names that begin with 'ws.' are the protocol's own; write lower-case words of [a-z0-9] joined by '.', '_' or '-', at most 64 characters, not beginning with 'ws.'");
}
