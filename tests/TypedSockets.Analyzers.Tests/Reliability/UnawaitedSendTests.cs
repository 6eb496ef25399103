using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Reliability;

/// <summary>WS2007.</summary>
public sealed class UnawaitedSendTests
{
    [Fact]
    public Task Sends_whose_task_is_dropped_are_reported() => Expect.DiagnosticsAsync(InEndpoint("""
        {|WS2007:Caller.SaidAsync(said)|};
        {|WS2007:Others.SaidAsync(said, cancellationToken)|};
        {|WS2007:Everyone.SaidAsync(message: said)|};
        {|WS2007:Room("a").SaidAsync(said)|};
        {|WS2007:Connection.SendAsync(said)|};
        _ = {|WS2007:Caller.SaidAsync(said)|};
        {|WS2007:Caller.SaidAsync(said)|}.AsTask();
        _ = {|WS2007:Caller.SaidAsync(said)|}.AsTask();
        client?{|WS2007:.SayAsync(message)|};
        {|WS2007:client.SendAsync(message)|};
        {|WS2007:contract.SayAsync(message)|};
        {|WS2007:context.User("a").SaidAsync(said)|};
        Action lambda = () => {|WS2007:Caller.SaidAsync(said)|};
        void Local() => {|WS2007:Caller.SaidAsync(said)|};
        {|WS2007:socket.SendAsync(first, default, true, default)|};
        """));

    [Fact]
    public Task Sends_whose_task_is_used_are_silent() => Expect.DiagnosticsAsync(InEndpoint("""
        await Caller.SaidAsync(said);
        await Caller.SaidAsync(said).ConfigureAwait(false);
        var task = Caller.SaidAsync(said).AsTask();
        tasks.Add(Connection.SendAsync(said).AsTask());
        await Task.WhenAll(task, client.SayAsync(message).AsTask());
        Func<ValueTask> lambda = () => Caller.SaidAsync(said);
        ValueTask Local() => Caller.SaidAsync(said);
        await client.CloseAsync();
        Connection.Abort();
        await (client?.SayAsync(message) ?? default);
        await socket.SendAsync(first, default, true, default);
        """));

    [Fact]
    public Task Raw_sends_that_may_overlap_are_reported() => Expect.DiagnosticsAsync(InEndpoint("""
        await Task.WhenAll(
            socket.SendAsync(first, default, true, default),
            {|WS2007:socket.SendAsync(second, default, true, default)|});
        await Parallel.ForEachAsync(many, async (item, token) => await {|WS2007:socket.SendAsync(item, default, true, token)|});
        await Task.WhenAll(many.Select(item => {|WS2007:socket.SendAsync(item, default, true, default)|}));
        var background = Task.Run(() => {|WS2007:socket.SendAsync(first, default, true, default)|});
        await socket.SendAsync(second, default, true, default);
        """));

    [Fact]
    public Task Raw_sends_one_after_the_other_or_over_several_sockets_are_silent() => Expect.DiagnosticsAsync(InEndpoint("""
        await socket.SendAsync(first, default, false, default);
        await socket.SendAsync(second, default, true, default);
        await Task.WhenAll(sockets.Select(other => other.SendAsync(first, default, true, default)));
        await Parallel.ForEachAsync(sockets, async (other, token) => await other.SendAsync(first, default, true, token));
        await Task.Run(() => socket.SendAsync(first, default, true, default));
        await Task.WhenAll(socket.SendAsync(first, default, true, default), sockets[0].SendAsync(second, default, true, default));
        foreach (var item in many)
        {
            await socket.SendAsync(item, default, true, default);
        }
        """));

    [Fact]
    public Task Sockets_of_several_owners_are_several() => Expect.DiagnosticsAsync("""
        using System.Net.WebSockets;

        public class Player
        {
            public required WebSocket Socket { get; init; }
        }

        public class Game(Player first, Player second, List<WebSocket> sockets, Dictionary<string, WebSocket> named)
        {
            private readonly Player[] players = [first, second];

            public async Task SendAsync(byte[] message)
            {
                await Task.WhenAll(
                    first.Socket.SendAsync(message, default, true, default),
                    second.Socket.SendAsync(message, default, true, default),
                    {|WS2007:first.Socket.SendAsync(message, default, true, default)|});
                await Task.WhenAll(sockets[0].SendAsync(message, default, true, default), sockets[1].SendAsync(message, default, true, default));
                await Task.WhenAll(players[0].Socket.SendAsync(message, default, true, default), players[1].Socket.SendAsync(message, default, true, default));
                await Task.WhenAll(named.Where(pair => pair.Key != "").Select(pair => pair.Value.SendAsync(message, default, true, default)).ToArray());
                await Task.WhenAll(players.Select(async player => await player.Socket.SendAsync(message, default, true, default)));
                await Parallel.ForEachAsync(players, async (player, token) => await player.Socket.SendAsync(message, default, true, token));
                await Task.WhenAll(players.Select(player => {|WS2007:first.Socket.SendAsync(message, default, true, default)|}));
            }
        }
        """);

    [Fact]
    public Task A_timer_sends_beside_others() => Expect.DiagnosticsAsync(InEndpoint("""
        using var timer = new Timer(_ => {|WS2007:socket.SendAsync(first, default, true, default)|}.Wait(), null, 1000, 1000);
        await socket.SendAsync(second, default, true, default).WaitAsync(TimeSpan.FromSeconds(1));
        """));

    [Fact]
    public Task A_timer_behind_a_lock_sends_alone() => Expect.DiagnosticsAsync(InEndpoint("""
        var gate = new SemaphoreSlim(1);
        using var timer = new Timer(async _ =>
        {
            await gate.WaitAsync();
            await socket.SendAsync(first, default, true, default);
            gate.Release();
        });
        await gate.WaitAsync();
        await socket.SendAsync(second, default, true, default);
        gate.Release();
        """));

    [Fact]
    public Task Raw_sends_behind_a_semaphore_are_silent() => Expect.DiagnosticsAsync(InEndpoint("""
        var gate = new SemaphoreSlim(1);
        await Parallel.ForEachAsync(many, async (item, token) =>
        {
            await gate.WaitAsync(token);
            await socket.SendAsync(item, default, true, token);
            gate.Release();
        });
        """));

    [Fact]
    public Task Dropped_sends_are_awaited() => ExpectFix.MendsAsync(
        InEndpoint("""
        // To the caller first.
        {|WS2007:Caller.SaidAsync(said)|}; // And then.
        _ = {|WS2007:Everyone.SaidAsync(said, cancellationToken)|};
        _ = {|WS2007:Caller.SaidAsync(said)|}.AsTask();
        Func<Task> lambda = async () =>
        {
            {|WS2007:client.SendAsync(message)|};
        };
        """),
        InEndpoint("""
        // To the caller first.
        await Caller.SaidAsync(said); // And then.
        await Everyone.SaidAsync(said, cancellationToken);
        await Caller.SaidAsync(said).AsTask();
        Func<Task> lambda = async () =>
        {
            await client.SendAsync(message);
        };
        """));

    [Fact]
    public Task Where_nothing_can_be_awaited_there_is_no_fix() => ExpectFix.NoneAsync(InEndpoint("""
        Action lambda = () => {|WS2007:Caller.SaidAsync(said)|};
        client?{|WS2007:.SayAsync(message)|};
        """));

    [Fact]
    public Task The_message_says_what_is_lost() => Expect.MessagesAsync(
        InEndpoint("Caller.SaidAsync(said);"),
        "WS2007: 'SaidAsync' is not awaited, so its failure is lost and nothing slows the sender down; await it, return it or keep its task");

    private static string InEndpoint(string statements) => $$"""
        using System.Net.WebSockets;

        [WsMessage("say")]
        public partial record Say(string Text);

        [WsMessage("said")]
        public partial record Said(string Text);

        [WsContract(Events = typeof(IChatEvents))]
        public interface IChat
        {
            ValueTask SayAsync(Say message, CancellationToken cancellationToken = default);
        }

        [WsContract]
        public interface IChatEvents
        {
            ValueTask SaidAsync(Said message, CancellationToken cancellationToken = default);
        }

        public static class Services
        {
            public static T Get<T>() => throw new NotSupportedException();
        }

        public partial class Endpoint(IChat contract, WebSocket socket, List<WebSocket> sockets, List<Task> tasks) : WsEndpoint<IChatEvents>, IChat
        {
            public async ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                var said = new Said(message.Text);
                byte[] first = [], second = [];
                byte[][] many = [first, second];
                var client = Services.Get<ChatClient>();
                var context = Services.Get<WsContext<Endpoint, IChatEvents>>();
                {{statements.ReplaceLineEndings("\n        ")}}
                await Task.Yield();
            }
        }
        """;
}
