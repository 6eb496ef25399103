using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>WS1008.</summary>
public sealed class AmbiguousMessageTests
{
    private const string Messages = """
        [WsMessage("say")] public partial record Say(string Text);
        [WsMessage("ask")] public partial record Ask(string Text);

        """;

    [Fact]
    public Task Two_operations_of_a_contract_that_take_one_message_are_refused() => Expect.DiagnosticsAsync(
        Messages + """
        [WsContract]
        public interface IChat
        {
            ValueTask SayAsync(Say message);
            ValueTask<Ask> {|WS1008:WhisperAsync|}(Say request);
        }
        """);

    [Fact]
    public Task A_message_that_is_also_an_item_of_a_client_stream_is_refused() => Expect.DiagnosticsAsync(
        Messages + """
        [WsContract]
        public interface IChat
        {
            ValueTask {|WS1008:UploadAsync|}(Ask request, IAsyncEnumerable<Say> items);
            ValueTask SayAsync(Say message);
        }

        [WsContract]
        public interface ISelf
        {
            ValueTask {|WS1008:UploadAsync|}(Ask request, IAsyncEnumerable<Ask> items);
        }
        """);

    [Fact]
    public Task An_inherited_operation_counts() => Expect.DiagnosticsAsync(
        Messages + """
        [WsContract]
        public interface IBase
        {
            ValueTask SayAsync(Say message);
        }

        [WsContract]
        public interface IHeir : IBase
        {
            ValueTask {|WS1008:WhisperAsync|}(Say message);
        }
        """);

    [Fact]
    public Task Two_contracts_of_an_endpoint_that_take_one_message_are_refused() => Expect.DiagnosticsAsync(
        Messages + """
        [WsContract]
        public interface IChat
        {
            ValueTask SayAsync(Say message);
        }

        [WsContract]
        public interface IStory
        {
            ValueTask TellAsync(Say message);
        }

        public partial class {|WS1008:Endpoint|} : WsEndpoint, IChat, IStory
        {
            public ValueTask SayAsync(Say message) => default;
            public ValueTask TellAsync(Say message) => default;
        }
        """);

    [Fact]
    public Task Operations_of_both_directions_may_take_one_message() => Expect.DiagnosticsAsync(
        Messages + """
        [WsContract(Events = typeof(IChatEvents))]
        public interface IChat
        {
            ValueTask SayAsync(Say message);
            ValueTask<Say> AskAsync(Ask request);
        }

        [WsContract]
        public interface IChatEvents
        {
            ValueTask SaidAsync(Say message);
        }

        public partial class Endpoint : WsEndpoint<IChatEvents>, IChat
        {
            public ValueTask SayAsync(Say message) => default;
            public ValueTask<Say> AskAsync(Ask request) => default;
        }
        """);

    [Fact]
    public Task An_endpoint_may_inherit_one_contract_on_two_ways() => Expect.DiagnosticsAsync(
        Messages + """
        [WsContract]
        public interface IBase
        {
            ValueTask SayAsync(Say message);
        }

        [WsContract]
        public interface ILeft : IBase;

        [WsContract]
        public interface IRight : IBase;

        public partial class Endpoint : WsEndpoint, ILeft, IRight
        {
            public ValueTask SayAsync(Say message) => default;
        }
        """);

    [Fact]
    public Task The_message_names_both_operations() => Expect.MessagesAsync(
        Messages + """
        [WsContract]
        public interface IChat
        {
            ValueTask SayAsync(Say message);
            ValueTask WhisperAsync(Say message);
        }
        """,
        "WS1008: Operation 'IChat.WhisperAsync' takes the message 'Say', which 'IChat.SayAsync' takes as well; give each operation of 'IChat' a message of its own");
}
