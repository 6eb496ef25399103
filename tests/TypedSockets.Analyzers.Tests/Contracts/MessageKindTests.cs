using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>WS1004.</summary>
public sealed class MessageKindTests
{
    [Fact]
    public Task What_can_not_be_created_from_its_type_is_refused() => Expect.DiagnosticsAsync(
        """
        [WsMessage("a")] public partial record {|WS1004:Generic|}<T>(T Value);
        [WsMessage("b")] public abstract partial record {|WS1004:Abstract|}(string Text);
        [WsMessage("c")] public static partial class {|WS1004:Static|};
        [WsMessage("d")] public ref partial struct {|WS1004:OnTheStack|};
        [WsMessage("e")] file partial record {|WS1004:FileLocal|}(string Text);
        public partial class Outer<T>
        {
            [WsMessage("f")] public partial record {|WS1004:Nested|}(string Text);
        }
        """);

    [Fact]
    public Task Every_kind_of_concrete_type_is_silent() => Expect.DiagnosticsAsync(
        """
        [WsMessage("a")] public partial record Open(string Text);
        [WsMessage("b")] public sealed partial record Sealed(string Text);
        [WsMessage("c")] public partial class Class
        {
            public required string Text { get; init; }
        }
        [WsMessage("d")] public partial struct Struct
        {
            public string? Text { get; set; }
        }
        [WsMessage("e")] public partial record struct RecordStruct(string Text);
        [WsMessage("f")] public readonly partial record struct ReadOnly(string Text);
        [WsMessage("g")] internal sealed partial record Empty;
        public abstract record Base(string Room);
        [WsMessage("h")] public sealed partial record Derived(string Room, string Text) : Base(Room);
        public partial interface IOuter
        {
            [WsMessage("i")] public partial record Nested(string Text);
        }
        """);

    [Fact]
    public Task What_holds_a_refused_message_is_skipped_in_silence() => Expect.DiagnosticsAsync(
        """
        [WsMessage("inner")] public abstract partial record {|WS1004:Inner|}(string Text);
        [WsMessage("outer")] public partial record Outer(Inner Inner);

        [WsContract]
        public interface IChat
        {
            ValueTask SendAsync(Outer message);
        }

        public partial class Endpoint : WsEndpoint, IChat
        {
            public ValueTask SendAsync(Outer message) => default;
        }
        """);

    [Fact]
    public Task The_message_names_the_kind() => Expect.MessagesAsync(
        """
        [WsMessage("a")] public partial record Page<T>(T Value);
        """,
        "WS1004: Message 'Page' is generic; a message is a concrete record, class or struct that is not generic and that its whole assembly can see");
}
