using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>WS1011.</summary>
public sealed class RequestToManyTests
{
    private const string Contract = """
        [WsMessage("say")]
        public partial record Say(string Text);

        [WsMessage("ask")]
        public partial record Ask(string Text);

        [WsMessage("watch")]
        public partial record Watch;

        [WsMessage("upload")]
        public partial record Upload;

        [WsMessage("item")]
        public partial record Item(int Number);

        [WsMessage("answer")]
        public partial record Answer(bool Yes);

        public interface IAsked
        {
            ValueTask<Answer> AskAsync(Ask request, CancellationToken cancellationToken = default);
        }

        [WsContract]
        public interface IEvents : IAsked
        {
            Task SaidAsync(Say message, CancellationToken cancellationToken = default);
            IAsyncEnumerable<Item> WatchAsync(Watch request, CancellationToken cancellationToken = default);
            ValueTask FillAsync(Upload request, IAsyncEnumerable<Item> items, CancellationToken cancellationToken = default);
        }

        [WsContract(Events = typeof(IEvents))]
        public interface IChat
        {
            ValueTask SayAsync(Say message, CancellationToken cancellationToken = default);
        }


        """;

    [Fact]
    public Task What_awaits_an_answer_can_not_be_called_on_many() => InEndpointAsync("""
        await Room("r").{|WS1011:AskAsync|}(new Ask(""));
        await this.OthersIn("r").{|WS1011:AskAsync|}(new("a"), cancellationToken);
        await Others.{|WS1011:AskAsync|}(new Ask("")).ConfigureAwait(false);
        await base.Everyone.{|WS1011:AskAsync|}(request: new Ask(""));
        await ((IAsked)Everyone).{|WS1011:AskAsync|}(new Ask(""));
        await Everyone!.{|WS1011:AskAsync|}(new Ask(""));
        await foreach (var item in Everyone.{|WS1011:WatchAsync|}(new Watch()))
        {
        }

        await Room("r").{|WS1011:FillAsync|}(new Upload(), Items());
        Func<Ask, CancellationToken, ValueTask<Answer>> ask = Room("r").{|WS1011:AskAsync|};
        await (message.Text is "" ? Everyone : Others).{|WS1011:AskAsync|}(new Ask(""));
        """);

    [Fact]
    public Task Variables_that_are_a_target_of_many_are_seen_through() => InEndpointAsync("""
        var room = Room("r");
        var same = room;
        await room.{|WS1011:AskAsync|}(new Ask(""));
        await same.{|WS1011:AskAsync|}(new Ask(""));
        IAsked late;
        late = Others;
        await late.{|WS1011:AskAsync|}(new Ask(""));
        IEvents? perhaps = Everyone;
        _ = perhaps?.{|WS1011:AskAsync|}(new Ask(""));

        async Task LocalAsync() => await room.{|WS1011:AskAsync|}(new Ask(""));
        Func<Task> lambda = async () => await room.{|WS1011:AskAsync|}(new Ask(""));
        await Task.WhenAll(LocalAsync(), lambda());
        """);

    [Fact]
    public Task Events_can_be_called_on_many() => InEndpointAsync("""
        await Room("r").SaidAsync(message, cancellationToken);
        await OthersIn("r").SaidAsync(message);
        await Others.SaidAsync(message);
        var everyone = Everyone;
        await everyone.SaidAsync(message);
        """);

    [Fact]
    public Task One_connection_can_be_asked_and_so_can_a_user_with_one() => InEndpointAsync("""
        await Caller.AskAsync(new Ask(""));
        await Client("c").AskAsync(new Ask(""));
        await User("u").AskAsync(new Ask(""));
        await Caller.FillAsync(new Upload(), Items());
        var one = Client("c");
        await one.AskAsync(new Ask(""));
        """);

    [Fact]
    public Task What_may_be_one_connection_is_not_reported() => InEndpointAsync("""
        var target = Room("r");
        if (message.Text is "")
        {
            target = Caller;
        }

        await target.AskAsync(new Ask(""));
        await (message.Text is "" ? Everyone : Caller).AskAsync(new Ask(""));

        var passed = Everyone;
        Replace(ref passed);
        await passed.AskAsync(new Ask(""));
        (var first, var second) = (Everyone, Caller);
        await second.AskAsync(new Ask(""));

        static void Replace(ref IEvents target)
        {
        }
        """);

    [Fact]
    public Task Members_of_other_types_that_are_called_alike_are_not_reported() => Expect.DiagnosticsAsync(Contract + """
        public class Hall(IEvents everyone)
        {
            public IEvents Everyone => everyone;

            public IEvents Room(string name) => everyone;

            public async Task AskAsync()
            {
                await Everyone.AskAsync(new Ask(""));
                await Room("r").AskAsync(new Ask(""));
            }
        }

        public partial class ChatEndpoint : WsEndpoint<IEvents>, IChat
        {
            public async ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                await new Hall(Caller).Room("r").AskAsync(new Ask(""));
                var names = await Task.FromResult(Room("r").ToString());
            }
        }
        """);

    [Fact]
    public Task A_context_has_targets_of_many_too() => Expect.DiagnosticsAsync(Contract + """
        public partial class ChatEndpoint : WsEndpoint<IEvents>, IChat
        {
            public ValueTask SayAsync(Say message, CancellationToken cancellationToken) => default;
        }

        public class Service(WsContext<ChatEndpoint, IEvents> chat)
        {
            public async Task RunAsync()
            {
                await chat.Everyone.{|WS1011:AskAsync|}(new Ask(""));
                await chat.Room("r").{|WS1011:AskAsync|}(new Ask(""));
                await chat.Client("c").AskAsync(new Ask(""));
                await chat.User("u").AskAsync(new Ask(""));
                await chat.Everyone.SaidAsync(new Say(""));
            }
        }
        """);

    [Fact]
    public Task Base_classes_of_endpoints_are_looked_at() => Expect.DiagnosticsAsync(Contract + """
        public abstract class Base<TEvents> : WsEndpoint<TEvents>
            where TEvents : class, IAsked
        {
            protected ValueTask<Answer> AskAllAsync() => Everyone.{|WS1011:AskAsync|}(new Ask(""));
        }

        public partial class ChatEndpoint : Base<IEvents>, IChat
        {
            public async ValueTask SayAsync(Say message, CancellationToken cancellationToken) => await AskAllAsync();
        }
        """);

    [Fact]
    public Task Generated_code_is_not_looked_at() => Expect.DiagnosticsAsync(Contract + """
        public partial class ChatEndpoint : WsEndpoint<IEvents>, IChat
        {
            [System.CodeDom.Compiler.GeneratedCode("Tool", "1.0")]
            public async ValueTask SayAsync(Say message, CancellationToken cancellationToken) => await Everyone.AskAsync(new Ask(""));
        }
        """);

    [Fact]
    public Task It_says_which_request_and_which_target() => Expect.MessagesAsync(
        Contract + """
        public partial class ChatEndpoint : WsEndpoint<IEvents>, IChat
        {
            public async ValueTask SayAsync(Say message, CancellationToken cancellationToken) => await OthersIn("r").AskAsync(new Ask(""), cancellationToken);
        }
        """,
        "WS1011: 'AskAsync' awaits an answer, which 'OthersIn' can't give because it stands for many connections; call it on 'Caller' or 'Client(connectionId)', or on each connection in turn");

    private static Task InEndpointAsync(string statements) => Expect.DiagnosticsAsync(Contract + $$"""
        public partial class ChatEndpoint : WsEndpoint<IEvents>, IChat
        {
            public async ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }

            private static async IAsyncEnumerable<Item> Items()
            {
                await Task.Yield();
                yield return new Item(1);
            }
        }
        """);
}
