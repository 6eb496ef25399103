using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>WS1013.</summary>
public sealed class ContractDeclarationTests
{
    private const string Messages = """
        [WsMessage("say")] public partial record Say(string Text);

        """;

    [Fact]
    public Task Generic_contracts_are_refused() => Expect.DiagnosticsAsync(
        Messages + """
        [WsContract]
        public interface {|WS1013:IChat|}<T>
        {
            ValueTask SayAsync(Say message);
        }

        public class Outer<T>
        {
            [TypedSockets.WsContractAttribute]
            public interface {|WS1013:INested|}
            {
                ValueTask SayAsync(Say message);
            }
        }
        """);

    [Fact]
    public Task Members_other_than_methods_are_refused() => Expect.DiagnosticsAsync(
        Messages + """
        [WsContract]
        public interface IChat
        {
            ValueTask SayAsync(Say message);
            int {|WS1013:Members|} { get; }
            string {|WS1013:this|}[int index] { get; }
            event Action {|WS1013:Changed|};
        }
        """);

    [Fact]
    public Task Contracts_that_their_client_can_not_see_are_refused() => Expect.DiagnosticsAsync(
        Messages + """
        public class Outer
        {
            [WsContract]
            private interface {|WS1013:IPrivate|}
            {
                ValueTask SayAsync(Say message);
            }
        }

        [WsContract]
        file interface {|WS1013:IFileLocal|}
        {
            ValueTask SayAsync(Say message);
        }
        """);

    [Fact]
    public Task Events_that_are_no_interface_are_refused() => Expect.DiagnosticsAsync(
        Messages + """
        [WsContract(Events = typeof(string))]
        public interface {|WS1013:IChat|}
        {
            ValueTask SayAsync(Say message);
        }
        """);

    [Fact]
    public Task Constants_statics_and_nested_types_are_silent() => Expect.DiagnosticsAsync(
        Messages + """
        public partial class Outer
        {
            [global::TypedSockets.WsContract]
            internal interface INested
            {
                const int Version = 1;
                static readonly string Name = "chat";
                ValueTask SayAsync(Say message);
                enum Kind { Loud }
            }
        }

        public interface INoContract<T>
        {
            T Value { get; }
        }
        """);

    [Fact]
    public Task A_contract_under_another_name_of_the_attribute_is_seen() => Expect.DiagnosticsAsync(
        """
        using Contract = TypedSockets.WsContractAttribute;

        [Contract]
        public interface IChat
        {
            ValueTask SayAsync(Say message);
            int {|WS1013:Members|} { get; }
        }
        """,
        Messages);

    [Fact]
    public Task The_message_names_the_contract_and_the_member() => Expect.MessagesAsync(
        Messages + """
        [WsContract]
        public interface IChat
        {
            int Members { get; }
        }
        """,
        "WS1013: Contract 'IChat' has the property 'Members', and only methods can be called over a connection; a contract is an interface of methods that is not generic and that its whole assembly can see");
}
