using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>WS1006.</summary>
public sealed class MethodShapeTests
{
    private const string Messages = """
        [WsMessage("ask")] public partial record Ask(string Text);
        [WsMessage("answer")] public partial record Answer(string Text);
        [WsMessage("item")] public partial record Item(string Text);

        """;

    [Theory]
    [InlineData("ValueTask {|WS1006:Call|}();")]
    [InlineData("ValueTask {|WS1006:Call|}(CancellationToken cancellationToken);")]
    [InlineData("ValueTask {|WS1006:Call|}(IAsyncEnumerable<Item> items);")]
    [InlineData("ValueTask Call(Ask ask, Answer {|WS1006:answer|});")]
    [InlineData("ValueTask Call(Ask ask, IAsyncEnumerable<Item> items, IAsyncEnumerable<Answer> {|WS1006:more|});")]
    [InlineData("ValueTask Call(CancellationToken {|WS1006:cancellationToken|}, Ask ask);")]
    [InlineData("ValueTask Call(Ask ask, CancellationToken {|WS1006:first|}, CancellationToken second);")]
    [InlineData("ValueTask Call(in Ask {|WS1006:ask|});")]
    [InlineData("ValueTask Call(Ask? {|WS1006:ask|});")]
    [InlineData("ValueTask Call(Ask ask, IAsyncEnumerable<Item?> {|WS1006:items|});")]
    public Task Parameters_of_another_shape_are_refused(string method) => ExpectInContractAsync(method);

    [Theory]
    [InlineData("void {|WS1006:Call|}(Ask ask);")]
    [InlineData("Answer {|WS1006:Call|}(Ask ask);")]
    [InlineData("IEnumerable<Answer> {|WS1006:Call|}(Ask ask);")]
    [InlineData("Task<IAsyncEnumerable<Answer>> {|WS1006:Call|}(Ask ask);")]
    [InlineData("ValueTask<Answer?> {|WS1006:Call|}(Ask ask);")]
    [InlineData("ref ValueTask {|WS1006:Call|}(Ask ask);")]
    public Task Returns_of_another_shape_are_refused(string method) => ExpectInContractAsync(method);

    [Theory]
    [InlineData("ValueTask {|WS1006:Call|}<T>(Ask ask);")]
    [InlineData("static abstract ValueTask {|WS1006:Call|}(Ask ask);")]
    [InlineData("ValueTask {|WS1006:Call|}(Ask ask) => default;")]
    [InlineData("internal ValueTask {|WS1006:Call|}(Ask ask);")]
    public Task Methods_that_no_client_can_implement_are_refused(string method) => ExpectInContractAsync(method);

    [Fact]
    public Task Every_shape_of_a_call_is_silent() => Expect.DiagnosticsAsync(
        """
        using Token = System.Threading.CancellationToken;
        using Items = System.Collections.Generic.IAsyncEnumerable<Item>;

        [WsMessage("a")] public partial record A(string Text);
        [WsMessage("b")] public partial record B(string Text);
        [WsMessage("c")] public partial record C(string Text);
        [WsMessage("d")] public partial record struct D(string Text);
        [WsMessage("e")] public partial record E(string Text);
        [WsMessage("f")] public partial record F(string Text);
        [WsMessage("g")] public partial record G(string Text);
        [WsMessage("h")] public partial record H(string Text);
        [WsMessage("item")] public partial record Item(string Text);

        [WsContract]
        public interface ICalls
        {
            ValueTask OneWayAsync(A message);
            Task OneWayTaskAsync(B message, Token cancellationToken = default);
            ValueTask<A> AskAsync(C request, CancellationToken cancellationToken);
            System.Threading.Tasks.Task<A> AskTaskAsync(D request, CancellationToken cancellationToken = default);
            Items WatchAsync(E request, CancellationToken cancellationToken = default);
            ValueTask FillAsync(F request, IAsyncEnumerable<Item> items, CancellationToken cancellationToken = default);
            ValueTask<A> FillAndAskAsync(Items items, G request, CancellationToken cancellationToken = default);
            IAsyncEnumerable<Item> ExchangeAsync(H request, IAsyncEnumerable<Item> items, CancellationToken cancellationToken = default);
            static int Helper(int value) => value;
        }
        """);

    [Fact]
    public Task An_interface_without_the_mark_may_have_any_method() => Expect.DiagnosticsAsync(
        """
        public interface IAnything
        {
            int Add(int left, int right);
        }
        """);

    [Fact]
    public Task An_unknown_type_has_the_compilers_error_alone() => Expect.DiagnosticsAsync(
        """
        [WsContract]
        public interface IChat
        {
            ValueTask SayAsync({|CS0246:Unknown|} message);
            ValueTask<{|CS0246:Unknown|}> AskAsync({|CS0246:Unknown|} request);
        }
        """);

    [Fact]
    public Task An_inherited_method_is_refused_where_it_is_declared() => Expect.DiagnosticsAsync(
        """
        [WsContract]
        public interface IBase
        {
            void {|WS1006:Call|}(Ask ask);
        }

        [WsContract]
        public interface IHeir : IBase
        {
            ValueTask SendAsync(Answer answer);
        }

        """ + Messages);

    [Fact]
    public Task The_message_names_the_method_and_the_shapes() => Expect.MessagesAsync(
        """
        [WsContract]
        public interface IChat
        {
            void Say(Ask ask);
        }

        """ + Messages,
        "WS1006: Contract method 'IChat.Say' returns neither ValueTask nor IAsyncEnumerable of a message; let it take one message, at most one IAsyncEnumerable of messages and a last CancellationToken, and return ValueTask, ValueTask<TMessage> or IAsyncEnumerable<TMessage>");

    private static Task ExpectInContractAsync(string method) => Expect.DiagnosticsAsync(
        $$"""
        {{Messages}}[WsContract]
        public interface ICalls
        {
            {{method}}
        }
        """);
}
