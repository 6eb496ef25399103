using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>WS1003.</summary>
public sealed class MessageNotPartialTests
{
    [Fact]
    public Task A_message_is_made_partial() => ExpectFix.MendsAsync(
        """
        namespace Chat;

        /// <summary>Says something.</summary>
        [WsMessage("chat.say")]
        public sealed record {|WS1003:Say|}(string Text);

        // Without a modifier, the comment stays in front.
        [WsMessage("chat.join")]
        record struct {|WS1003:Join|}(string Room);

        [WsMessage("chat.leave")] class {|WS1003:Leave|};

        [WsMessage("chat.kick")] readonly struct {|WS1003:Kick|};
        """,
        """
        namespace Chat;

        /// <summary>Says something.</summary>
        [WsMessage("chat.say")]
        public sealed partial record Say(string Text);

        // Without a modifier, the comment stays in front.
        [WsMessage("chat.join")]
        partial record struct Join(string Room);

        [WsMessage("chat.leave")] partial class Leave;

        [WsMessage("chat.kick")] readonly partial struct Kick;
        """);

    [Fact]
    public Task The_types_around_a_message_are_made_partial_too() => ExpectFix.MendsAsync(
        """
        public static class {|WS1003:{|WS1003:Chat|}|}
        {
            internal interface {|WS1003:{|WS1003:IRooms|}|}
            {
                [WsMessage("chat.join")]
                public sealed record {|WS1003:Join|}(string Room);

                [WsMessage("chat.leave")]
                public sealed partial record Leave(string Room);
            }
        }
        """,
        """
        public static partial class Chat
        {
            internal partial interface IRooms
            {
                [WsMessage("chat.join")]
                public sealed partial record Join(string Room);

                [WsMessage("chat.leave")]
                public sealed partial record Leave(string Room);
            }
        }
        """);

    [Fact]
    public Task Messages_in_several_files_are_mended_at_once() => ExpectFix.MendsAsync(
        [
            """
            [WsMessage("chat.say")]
            public record {|WS1003:Say|}(string Text);
            """,
            """
            [WsMessage("chat.join")]
            public record {|WS1003:Join|}(string Room);
            """,
        ],
        [
            """
            [WsMessage("chat.say")]
            public partial record Say(string Text);
            """,
            """
            [WsMessage("chat.join")]
            public partial record Join(string Room);
            """,
        ]);

    [Fact]
    public Task A_message_partial_over_several_files_is_silent() => Expect.DiagnosticsAsync(
        """
        public static partial class Chat
        {
            [WsMessage("chat.say")] public partial record Say(string Text);
        }
        """,
        """
        partial class Chat
        {
            partial record Say
            {
                public string? Room { get; init; }
            }
        }
        """);

    [Fact]
    public Task A_type_without_the_mark_need_not_be_partial() => Expect.DiagnosticsAsync(
        """
        public record Line(string Article);
        [WsMessage("shop.order")] public partial record Order(Line Line);
        """);

    [Fact]
    public Task The_message_names_the_type_that_is_not_partial() => Expect.MessagesAsync(
        """
        public static class Chat
        {
            [WsMessage("chat.say")] public partial record Say(string Text);
        }
        """,
        "WS1003: Message 'Say' can't get its codec because 'Chat' is not partial; add 'partial' to the declaration of 'Chat'");
}
