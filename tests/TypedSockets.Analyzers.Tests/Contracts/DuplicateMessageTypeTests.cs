using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>WS1002.</summary>
public sealed class DuplicateMessageTypeTests
{
    private const string Library = """
        namespace Library;
        [WsMessage("chat.say")] public partial record Say(string Text);
        [WsMessage("chat.said")] public partial record Said(string Text);
        """;

    [Fact]
    public Task Two_messages_of_one_assembly_with_one_type_are_refused() => Expect.DiagnosticsAsync(
        """
        namespace Chat
        {
            [WsMessage("chat.say")] public partial record Say(string Text);
        }
        """,
        """
        namespace Shop
        {
            public partial class Orders
            {
                [WsMessage("chat.say")] public partial record struct {|WS1002:Tell|}(string Text);
            }
        }
        """);

    [Fact]
    public Task Each_one_after_the_first_is_refused() => Expect.DiagnosticsAsync(
        """
        [WsMessage("chat.say")] public partial record A(string Text);
        [WsMessage("chat.say")] public partial record {|WS1002:B|}(string Text);
        [WsMessage("chat.say")] public partial record {|WS1002:C|}(string Text);
        """);

    [Fact]
    public Task One_type_is_one_type_however_it_is_spelled() => Expect.DiagnosticsAsync(
        """
        using Alias = TypedSockets.WsMessageAttribute;

        public static class Types
        {
            public const string Say = "chat.say";
        }

        [WsMessage("chat.say")] public partial record A(string Text);
        [WsMessage(Types.Say)] public partial record {|WS1002:B|}(string Text);
        [Alias("chat." + "say")] public partial record {|WS1002:C|}(string Text);
        [WsMessage(type: "\u0063hat.say")] public partial record {|WS1002:D|}(string Text);
        [global::TypedSockets.WsMessageAttribute(@"chat.say", Compact = false)] public partial record {|WS1002:E|}(string Text);
        [Obsolete("chat.say")] public record F(string Text);
        """);

    [Fact]
    public Task A_message_in_several_parts_is_one_message() => Expect.DiagnosticsAsync(
        """
        [WsMessage("chat.say")] public partial record Say(string Text);
        """,
        """
        public partial record Say
        {
            public string? Room { get; init; }
        }
        """);

    [Fact]
    public Task A_type_of_a_referenced_assembly_may_be_used_again() => Expect.DiagnosticsAsync(
        [SampleProgram.CompileLibrary(Library)],
        """
        [WsMessage("chat.say")] public partial record Say(string Text);
        """);

    [Fact]
    public Task Two_messages_that_meet_in_a_contract_are_refused() => Expect.DiagnosticsAsync(
        [SampleProgram.CompileLibrary(Library)],
        """
        [WsMessage("chat.said")] public partial record Told(string Text);

        [WsContract]
        public interface {|WS1002:IChat|}
        {
            ValueTask<Told> SayAsync(Library.Say request);
            ValueTask TellAsync(Library.Said message);
        }
        """);

    [Fact]
    public Task Two_messages_that_meet_in_a_contract_and_its_events_are_refused() => Expect.DiagnosticsAsync(
        [SampleProgram.CompileLibrary(Library)],
        """
        [WsMessage("chat.said")] public partial record Told(string Text);

        [WsContract(Events = typeof(IChatEvents))]
        public interface {|WS1002:IChat|}
        {
            ValueTask SayAsync(Library.Say message);
            ValueTask SaidAsync(Library.Said message);
        }

        [WsContract]
        public interface IChatEvents
        {
            ValueTask ToldAsync(Told message);
        }
        """);

    [Fact]
    public Task Two_messages_that_meet_in_an_endpoint_are_refused() => Expect.DiagnosticsAsync(
        [SampleProgram.CompileLibrary(Library)],
        """
        [WsMessage("chat.say")] public partial record Tell(string Text);

        [WsContract]
        public interface IChat
        {
            ValueTask SayAsync(Library.Say message);
        }

        [WsContract]
        public interface IStory
        {
            ValueTask TellAsync(Tell message);
        }

        public partial class {|WS1002:Endpoint|} : WsEndpoint, IChat, IStory
        {
            public ValueTask SayAsync(Library.Say message) => default;
            public ValueTask TellAsync(Tell message) => default;
        }
        """);

    [Fact]
    public Task One_message_may_serve_many_times() => Expect.DiagnosticsAsync(
        [SampleProgram.CompileLibrary(Library)],
        """
        [WsContract(Events = typeof(IChatEvents))]
        public interface IChat
        {
            ValueTask<Library.Said> SayAsync(Library.Say request);
        }

        [WsContract]
        public interface IChatEvents
        {
            ValueTask SaidAsync(Library.Said message);
        }

        public partial class Endpoint : WsEndpoint<IChatEvents>, IChat
        {
            public ValueTask<Library.Said> SayAsync(Library.Say request) => default;
        }
        """);

    [Fact]
    public Task The_message_names_both_and_the_type() => Expect.MessagesAsync(
        """
        namespace Chat;
        [WsMessage("chat.say")] public partial record Say(string Text);
        [WsMessage("chat.say")] public partial record Tell(string Text);
        """,
        "WS1002: Messages 'Tell' and 'Say' both have the type 'chat.say'; give one of them another, because the receiver tells messages apart by their type alone");
}
