using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>WS1010.</summary>
public sealed class EndpointContractsTests
{
    private const string Contracts = """
        namespace Chat
        {
            [WsMessage("say")]
            public partial record Say(string Text);

            [WsMessage("said")]
            public partial record Said(string Text);

            [WsMessage("log")]
            public partial record Log(string Text);

            [WsContract(Events = typeof(IChatEvents))]
            public interface IChat
            {
                ValueTask SayAsync(Say message);
            }

            [WsContract]
            public interface IChatEvents
            {
                ValueTask SaidAsync(Said message);
            }

            [WsContract]
            public interface ILogging
            {
                ValueTask LogAsync(Log message);
            }
        }


        """;

    [Fact]
    public Task An_endpoint_with_other_events_gets_those_of_its_contract() => ExpectFix.MendsAsync(
        [
            Contracts,
            """
            namespace Server
            {
                public partial class {|WS1010:None|} : WsEndpoint, Chat.IChat
                {
                    public ValueTask SayAsync(Chat.Say message) => default;
                }

                public partial class {|WS1010:Wrong|} : global::TypedSockets.WsEndpoint<Chat.ILogging>, Chat.IChat, Chat.ILogging
                {
                    public ValueTask SayAsync(Chat.Say message) => default;
                    public ValueTask LogAsync(Chat.Log message) => default;
                }
            }
            """,
        ],
        [
            Contracts,
            """
            namespace Server
            {
                public partial class None : WsEndpoint<Chat.IChatEvents>, Chat.IChat
                {
                    public ValueTask SayAsync(Chat.Say message) => default;
                }

                public partial class Wrong : WsEndpoint<Chat.IChatEvents>, Chat.IChat, Chat.ILogging
                {
                    public ValueTask SayAsync(Chat.Say message) => default;
                    public ValueTask LogAsync(Chat.Log message) => default;
                }
            }
            """,
        ]);

    [Fact]
    public Task Events_that_are_no_contract_are_taken_away() => ExpectFix.MendsAsync(
        Contracts + """
        public partial class {|WS1010:Endpoint|} : WsEndpoint<string>, Chat.ILogging
        {
            public ValueTask LogAsync(Chat.Log message) => default;
        }
        """,
        Contracts + """
        public partial class Endpoint : WsEndpoint, Chat.ILogging
        {
            public ValueTask LogAsync(Chat.Log message) => default;
        }
        """);

    [Fact]
    public Task An_endpoint_without_a_contract_implements_the_only_one_that_fits() => ExpectFix.MendsAsync(
        Contracts + """
        public partial class {|WS1010:Talking|} : WsEndpoint<Chat.IChatEvents>
        {
            public ValueTask SayAsync(Chat.Say message) => default;
        }

        public partial class {|WS1010:Listening|} : WsEndpoint
        {
            public ValueTask LogAsync(Chat.Log message) => default;
        }
        """,
        Contracts + """
        public partial class Talking : WsEndpoint<Chat.IChatEvents>, Chat.IChat
        {
            public ValueTask SayAsync(Chat.Say message) => default;
        }

        public partial class Listening : WsEndpoint, Chat.ILogging
        {
            public ValueTask LogAsync(Chat.Log message) => default;
        }
        """);

    [Fact]
    public Task Where_no_answer_is_the_only_one_there_is_no_fix() => ExpectFix.NoneAsync(
        Contracts + """
        [WsContract(Events = typeof(IOtherEvents))]
        public interface IOther
        {
            ValueTask OtherAsync(Other message);
        }

        [WsContract]
        public interface IOtherEvents
        {
            ValueTask OtherAsync(Other message);
        }

        [WsContract(Events = typeof(IOtherEvents))]
        public interface IAnother
        {
            ValueTask AnotherAsync(Other message);
        }

        [WsMessage("other")] public partial record Other(string Text);

        public partial class {|WS1010:Disagreeing|} : WsEndpoint, Chat.IChat, IOther
        {
            public ValueTask SayAsync(Chat.Say message) => default;
            public ValueTask OtherAsync(Other message) => default;
        }

        public partial class {|WS1010:Undecided|} : WsEndpoint<IOtherEvents>
        {
            public ValueTask OtherAsync(Other message) => default;
        }

        public abstract class Base : WsEndpoint;

        public partial class {|WS1010:Indirect|} : Base, Chat.IChat
        {
            public ValueTask SayAsync(Chat.Say message) => default;
        }
        """);

    [Fact]
    public Task Contracts_that_name_no_events_fit_any() => Expect.DiagnosticsAsync(
        Contracts + """
        public partial class Both : WsEndpoint<Chat.IChatEvents>, Chat.IChat, Chat.ILogging
        {
            public ValueTask SayAsync(Chat.Say message) => default;
            public ValueTask LogAsync(Chat.Log message) => default;
        }

        public partial class Logging : WsEndpoint<Chat.IChatEvents>, Chat.ILogging
        {
            public ValueTask LogAsync(Chat.Log message) => default;
        }

        public partial class Plain : WsEndpoint, Chat.ILogging
        {
            public ValueTask LogAsync(Chat.Log message) => default;
        }
        """);

    [Fact]
    public Task Abstract_classes_need_no_contract() => Expect.DiagnosticsAsync(
        Contracts + """
        public abstract class Base<TEvents> : WsEndpoint<TEvents> where TEvents : class;

        public partial class Endpoint : Base<Chat.IChatEvents>, Chat.IChat
        {
            public ValueTask SayAsync(Chat.Say message) => default;
        }
        """);

    [Fact]
    public Task A_contract_of_a_referenced_assembly_counts() => Expect.DiagnosticsAsync(
        [SampleProgram.CompileLibrary(Contracts)],
        """
        public partial class Right : WsEndpoint<Chat.IChatEvents>, Chat.IChat
        {
            public ValueTask SayAsync(Chat.Say message) => default;
        }

        public partial class {|WS1010:Wrong|} : WsEndpoint, Chat.IChat
        {
            public ValueTask SayAsync(Chat.Say message) => default;
        }
        """);

    [Fact]
    public Task The_message_names_what_the_endpoint_has_and_should_have() => Expect.MessagesAsync(
        Contracts + """
        public partial class First : WsEndpoint, Chat.IChat
        {
            public ValueTask SayAsync(Chat.Say message) => default;
        }

        public partial class Second : WsEndpoint;
        """,
        "WS1010: Endpoint 'First' has no events, while 'IChat' names 'IChatEvents'; implement an interface marked with [WsContract] and derive from WsEndpoint<TEvents> with the Events that it names",
        "WS1010: Endpoint 'Second' implements no contract; implement an interface marked with [WsContract] and derive from WsEndpoint<TEvents> with the Events that it names");
}
