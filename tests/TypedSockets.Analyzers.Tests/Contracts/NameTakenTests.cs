using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>WS1012.</summary>
public sealed class NameTakenTests
{
    private const string Messages = """
        [WsMessage("say")] public partial record Say(string Text);
        [WsMessage("said")] public partial record Said(string Text);
        [WsMessage("told")] public partial record Told(string Text);

        """;

    [Fact]
    public Task A_client_whose_name_means_something_else_is_refused() => Expect.DiagnosticsAsync(
        Messages + """
        public record ChatClient(string Name);

        [WsContract]
        public interface {|WS1012:IChat|}
        {
            ValueTask SayAsync(Say message);
        }
        """);

    [Fact]
    public Task Two_clients_of_one_name_are_refused() => Expect.DiagnosticsAsync(
        Messages + """
        [WsContract]
        public interface {|WS1012:IChat|}
        {
            ValueTask SayAsync(Say message);
        }

        [WsContract(Client = "ChatClient")]
        public interface {|WS1012:IStory|}
        {
            ValueTask SayAsync(Say message);
        }
        """);

    [Theory]
    [InlineData("Chat Client")]
    [InlineData("7Client")]
    [InlineData("")]
    [InlineData("class")]
    public Task A_client_with_no_name_for_a_class_is_refused(string name) => Expect.DiagnosticsAsync(
        Messages + $$"""
        [WsContract(Client = "{{name}}")]
        public interface {|WS1012:IChat|}
        {
            ValueTask SayAsync(Say message);
        }
        """);

    [Fact]
    public Task Methods_called_like_a_property_or_an_event_of_every_client_are_refused() => Expect.DiagnosticsAsync(
        Messages + """
        [WsContract]
        public interface IChat
        {
            ValueTask {|WS1012:State|}(Say message);
            ValueTask {|WS1012:ErrorReceived|}(Said message);
            ValueTask SendAsync(Told message);
        }
        """);

    [Fact]
    public Task Two_events_that_give_one_name_are_refused() => Expect.DiagnosticsAsync(
        Messages + """
        [WsContract(Events = typeof(IChatEvents))]
        public interface IChat
        {
            ValueTask SayAsync(Say message);
        }

        [WsContract]
        public interface IChatEvents
        {
            ValueTask SaidAsync(Said message);
            ValueTask {|WS1012:Said|}(Told message);
        }
        """);

    [Fact]
    public Task An_event_that_gives_the_name_of_a_method_is_refused() => Expect.DiagnosticsAsync(
        Messages + """
        [WsContract(Events = typeof(IChatEvents))]
        public interface IChat
        {
            ValueTask OnSaid(Say message);
        }

        [WsContract]
        public interface IChatEvents
        {
            ValueTask {|WS1012:SaidAsync|}(Said message);
        }
        """);

    [Fact]
    public Task Names_that_can_be_told_apart_are_silent() => Expect.DiagnosticsAsync(
        Messages + """
        namespace Elsewhere
        {
            public class ChatClient;
        }

        namespace Here
        {
            public class ChatClient<T>;

            [WsContract(Events = typeof(IChatEvents))]
            public interface IChat
            {
                ValueTask SayAsync(Say message);
            }

            public sealed partial class ChatClient
            {
                public string Name => "Ada";
            }

            [WsContract(Client = "StoryTeller")]
            public interface IStory
            {
                ValueTask SayAsync(Say message);
            }

            // The events get no client, so their names are free.
            [WsContract]
            public interface IChatEvents
            {
                ValueTask SendAsync(Said message);
            }

            public class ChatEventsClient;
        }
        """);

    [Fact]
    public Task The_message_names_the_name_and_what_has_it() => Expect.MessagesAsync(
        Messages + """
        public record ChatClient(string Name);

        [WsContract]
        public interface IChat
        {
            ValueTask SayAsync(Say message);
        }
        """,
        "WS1012: The name 'ChatClient', which the client of 'IChat' needs, stands for something else in '<global namespace>'; rename one of the two, or the client with [WsContract(Client = \"...\")]");
}
