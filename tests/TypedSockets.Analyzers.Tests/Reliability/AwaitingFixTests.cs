using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Reliability;

/// <summary>The fixes of WS2005 and WS2007 in functions that return a task and are not asynchronous yet.</summary>
public sealed class AwaitingFixTests
{
    [Fact]
    public Task Expression_bodies_become_asynchronous() => ExpectFix.MendsAsync(
        InEndpoint("""
        // Saves it.
        ValueTask IChat.SayAsync(Say message, CancellationToken cancellationToken) => store.SaveAsync({|WS2005:store.FindAsync(message.Text).Result|});

        public ValueTask<Answer> AskAsync(Note message, CancellationToken cancellationToken) =>
            new(new Answer({|WS2005:store.FindAsync(message.Text).Result|})); // Done.

        public override async ValueTask OnDisconnectedAsync(WsDisconnect disconnect) => {|WS2007:Caller.NotedAsync(new("z"))|};
        """),
        InEndpoint("""
        // Saves it.
        async ValueTask IChat.SayAsync(Say message, CancellationToken cancellationToken) => await store.SaveAsync(await store.FindAsync(message.Text));

        public async ValueTask<Answer> AskAsync(Note message, CancellationToken cancellationToken) =>
            new Answer(await store.FindAsync(message.Text)); // Done.

        public override async ValueTask OnDisconnectedAsync(WsDisconnect disconnect) => await Caller.NotedAsync(new("z"));
        """));

    [Fact]
    public Task What_is_returned_is_awaited() => ExpectFix.MendsAsync(
        InEndpoint("""
        public ValueTask SayAsync(Say message, CancellationToken cancellationToken)
        {
            if (message.Text is "x")
                return Caller.NotedAsync(new("x")); // Early.
            if (message.Text is "y")
            {
                return default;
            }

            try
            {
                // Two in one.
                return store.SaveAsync({|WS2005:{|WS2005:store.OpenAsync().Result|}.FindAsync("x").Result|} + {|WS2005:store.FindAsync("c").Result|}.Length);
            }
            catch (IOException)
            {
                // Nothing.
                return ValueTask.CompletedTask;
            }
        }

        public ValueTask<Answer> AskAsync(Note message, CancellationToken cancellationToken)
        {
            _ = {|WS2007:Others.NotedAsync(message)|};
            Func<ValueTask> later = () => { return Caller.NotedAsync(message); };
            return message.Text is "x" ? FindAsync(1) : ValueTask.FromResult(new Answer(""));

            // The other way.
            ValueTask<Answer> FindAsync(int start)
            {
                var count = {|WS2005:store.CountAsync().AsTask().Result|};
                return ValueTask.FromResult(new Answer($"{start}{count}"));
            }
        }

        public override ValueTask OnDisconnectedAsync(WsDisconnect disconnect)
        {
            {|WS2007:Caller.NotedAsync(new("z"))|};

            return default;
        }

        public override ValueTask OnConnectedAsync(CancellationToken cancellationToken)
        {
            {|WS2005:Thread.Sleep(
                // A second.
                1000)|};
            return base.OnConnectedAsync(cancellationToken); // Last.
        }
        """),
        InEndpoint("""
        public async ValueTask SayAsync(Say message, CancellationToken cancellationToken)
        {
            if (message.Text is "x")
            {
                await Caller.NotedAsync(new("x"));
                return;
            } // Early.
            if (message.Text is "y")
            {
                return;
            }

            try
            {
                // Two in one.
                await store.SaveAsync(await (await store.OpenAsync()).FindAsync("x") + (await store.FindAsync("c")).Length);
                return;
            }
            catch (IOException)
            {
                // Nothing.
                return;
            }
        }

        public async ValueTask<Answer> AskAsync(Note message, CancellationToken cancellationToken)
        {
            await Others.NotedAsync(message);
            Func<ValueTask> later = () => { return Caller.NotedAsync(message); };
            return await (message.Text is "x" ? FindAsync(1) : ValueTask.FromResult(new Answer("")));

            // The other way.
            async ValueTask<Answer> FindAsync(int start)
            {
                var count = await store.CountAsync();
                return new Answer($"{start}{count}");
            }
        }

        public override async ValueTask OnDisconnectedAsync(WsDisconnect disconnect)
        {
            await Caller.NotedAsync(new("z"));
        }

        public override async ValueTask OnConnectedAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(
                // A second.
                1000, cancellationToken);
            await base.OnConnectedAsync(cancellationToken); // Last.
        }
        """));

    [Fact]
    public Task Functions_that_cannot_be_asynchronous_stay_as_they_are() => ExpectFix.NoneAsync(InEndpoint("""
        public ValueTask SayAsync(Say message, CancellationToken cancellationToken)
        {
            Span("");
            foreach (var line in {|WS2005:File.ReadLines("a")|})
            {
                Console.WriteLine(line);
            }

            return default;

            static ValueTask Span(ReadOnlySpan<char> text)
            {
                {|WS2005:Thread.Sleep(1)|};
                return default;
            }
        }

        public ValueTask<Answer> AskAsync(Note message, CancellationToken cancellationToken)
        {
            ReadOnlySpan<char> text = {|WS2005:store.FindAsync("a").Result|};
            return new(new Answer(text.ToString()));
        }

        public override ValueTask<bool> MayJoinAsync(string room, CancellationToken cancellationToken) => {|WS2005:store.FindAsync(room).Result|} == room ? new(true) : default;

        private void Notify() => {|WS2007:Others.NotedAsync(new("a"))|};
        """));

    private static string InEndpoint(string members) => $$"""
        using System.IO;

        public interface IStore
        {
            Task<string> FindAsync(string id);
            ValueTask<int> CountAsync();
            ValueTask SaveAsync(string text);
            Task<IStore> OpenAsync();
        }

        [WsMessage("say")]
        public partial record Say(string Text);

        [WsMessage("note")]
        public partial record Note(string Text);

        [WsMessage("answer")]
        public partial record Answer(string Text);

        [WsContract(Events = typeof(IChatEvents))]
        public interface IChat
        {
            ValueTask SayAsync(Say message, CancellationToken cancellationToken = default);
            ValueTask<Answer> AskAsync(Note message, CancellationToken cancellationToken = default);
        }

        [WsContract]
        public interface IChatEvents
        {
            ValueTask NotedAsync(Note message, CancellationToken cancellationToken = default);
        }

        public partial class Chat(IStore store) : WsEndpoint<IChatEvents>, IChat
        {
            {{members.ReplaceLineEndings("\n    ")}}
        }
        """;
}
