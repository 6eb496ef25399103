using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Reliability;

/// <summary>The mistakes of WS2002 to WS2009 in the other shapes that programs give them, and what only looks like one.</summary>
public sealed class ShapeTests
{
    private const string Chat = """

        [WsMessage("say")]
        public partial record Say(string Text);

        [WsMessage("moved")]
        public partial record Moved(string GroupName);

        public abstract record InRoom
        {
            public required string room_id { get; init; }
        }

        [WsMessage("derived")]
        public partial record Derived : InRoom;

        [WsContract(Events = typeof(IChatEvents))]
        public interface IChat
        {
            ValueTask SayAsync(Say message, CancellationToken cancellationToken = default);
        }

        [WsContract]
        public interface IChatEvents
        {
            ValueTask MovedAsync(Moved message, CancellationToken cancellationToken = default);
            ValueTask DerivedAsync(Derived message, CancellationToken cancellationToken = default);
            ValueTask SaidAsync(Say message, CancellationToken cancellationToken = default);
        }
        """;

    [Fact]
    public Task A_loop_connects_by_a_function_of_its_own() => Expect.DiagnosticsAsync("""
        using System.Net.WebSockets;

        public record Link(Uri Uri)
        {
            private readonly TimeSpan pause = TimeSpan.FromSeconds(2);
            private ClientWebSocket socket = new();

            public async Task RunAsync()
            {
                while (true)
                {
                    try
                    {
                        await {|WS2002:OpenAsync()|};
                    }
                    catch (WebSocketException)
                    {
                        await Task.Delay(pause, TimeProvider.System);
                    }
                }
            }

            public async Task RunLocallyAsync()
            {
                for (;;)
                {
                    await {|WS2002:Open()|};
                    await Task.Delay(1000);
                }

                async Task Open()
                {
                    var other = new ClientWebSocket();
                    await other.ConnectAsync(Uri, default);
                }
            }

            public async Task TickAsync()
            {
                using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
                while (await timer.WaitForNextTickAsync())
                {
                    try
                    {
                        await {|WS2002:socket.ConnectAsync(Uri, default)|};
                    }
                    catch (WebSocketException)
                    {
                    }
                }
            }

            public async Task SendAsync(IAsyncEnumerator<byte[]> messages)
            {
                while (true)
                {
                    await messages.MoveNextAsync();
                    await OpenAsync();
                    await socket.SendAsync(messages.Current, default, true, default);
                }
            }

            public async Task GrowAsync(int attempt)
            {
                while (true)
                {
                    try
                    {
                        await SlowerAsync(attempt++);
                    }
                    catch (WebSocketException)
                    {
                    }
                }
            }

            private async Task SlowerAsync(int attempt)
            {
                await Task.Delay(attempt * 1000);
                await socket.ConnectAsync(Uri, default);
            }

            private async Task OpenAsync() => await (socket = new()).ConnectAsync(Uri, default);
        }
        """);

    [Fact]
    public Task Collections_grow_behind_a_question_mark_and_by_priority() => Expect.DiagnosticsAsync("""
        using System.Net.WebSockets;

        public sealed class Sender(WebSocket socket)
        {
            private readonly PriorityQueue<byte[], int> {|WS2003:urgent|} = new();
            private readonly Queue<byte[]>? {|WS2003:perhaps|} = new();
            private Queue<byte[]>? {|WS2003:later|};
            private Queue<byte[]>? counted;

            public WebSocket Socket => socket;

            public void Add(byte[] data)
            {
                urgent.Enqueue(data, 1);
                perhaps?.Enqueue(data);
                (later ??= new()).Enqueue(data);
                counted ??= new();
                if (counted?.Count < 10)
                {
                    counted?.Enqueue(data);
                }
            }
        }
        """);

    [Fact]
    public Task Rooms_are_looked_for_in_lambdas_and_named_by_bases() => Expect.DiagnosticsAsync("""
        public partial class Endpoint(WsContext<Endpoint, IChatEvents> context) : WsEndpoint<IChatEvents>, IChat
        {
            public async ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                var moved = new Moved("");
                await {|WS2004:Everyone.DerivedAsync(new Derived { room_id = "" })|};
                await {|WS2004:(message.Text is "" ? Everyone : Others).MovedAsync(moved)|};
                await Task.WhenAll(context.Connections.Where(c => c.Rooms.Contains("x")).Select(c => {|WS2004:c.SendAsync(message)|}.AsTask()));
                await Parallel.ForEachAsync(context.Connections, async (c, token) =>
                {
                    if (c.Rooms.Contains("x"))
                    {
                        await {|WS2004:c.SendAsync(message, token)|};
                    }
                });
                foreach (var connection in context.Connections)
                {
                    var isIn = connection.Rooms.Contains("x");
                    if (!isIn)
                    {
                        continue;
                    }

                    await {|WS2004:connection.SendAsync(message)|};
                }
            }
        }
        """ + Chat);

    [Fact]
    public Task Those_outside_a_room_or_in_none_have_no_target() => Expect.DiagnosticsAsync("""
        public partial class Endpoint(WsContext<Endpoint, IChatEvents> context) : WsEndpoint<IChatEvents>, IChat
        {
            public async ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                foreach (var connection in context.Connections)
                {
                    if (connection.Rooms.Count == 0)
                    {
                        await connection.SendAsync(message);
                    }

                    if (connection.Rooms.Contains("x"))
                    {
                        continue;
                    }

                    await connection.SendAsync(new Moved("x"));
                }

                foreach (var connection in context.Connections.Where(other => !other.Rooms.Contains("x")))
                {
                    await connection.SendAsync(new Moved("x"));
                }

                foreach (var connection in context.Connections)
                {
                    if (connection.User?.IsInRole("admin") is true)
                    {
                        await connection.SendAsync(new Moved("x"));
                    }
                }
            }
        }
        """ + Chat);

    [Fact]
    public Task Handlers_of_bases_and_loops_with_a_receive_of_their_own_are_held_up() => Expect.DiagnosticsAsync("""
        using System.IO;
        using System.Net.WebSockets;
        using System.Text.Json;

        public abstract class ChatBase<T> : WsEndpoint<IChatEvents>
            where T : class
        {
            public virtual ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                _ = {|WS2005:JsonElement.Parse("1")|};
                using var reader = new StreamReader("a");
                _ = {|WS2005:reader.ReadToEnd()|};
                Action later = () => Thread.Sleep(4);
                _ = Task.Run(later);
                _ = Task.Delay(1).Wait(0) || new SemaphoreSlim(1).Wait(TimeSpan.Zero);
                Stream memory = new MemoryStream();
                using var writer = new StreamWriter(memory);
                writer.Write("a");
                return default;
            }
        }

        public partial class Endpoint : ChatBase<string>, IChat
        {
            public static async Task ReadAsync(WebSocket socket)
            {
                while (true)
                {
                    var text = await ReceiveTextAsync(socket);
                    _ = {|WS2005:JsonDocument.Parse(text)|};
                }
            }

            private static Task<string> ReceiveTextAsync(WebSocket socket) => throw new NotSupportedException();
        }
        """ + Chat);

    [Fact]
    public Task A_context_of_a_database_only_remembers_what_is_added() => Expect.DiagnosticsAsync("""
        namespace Microsoft.EntityFrameworkCore
        {
            public class DbContext
            {
                public void Add(object entity) { }
                public ValueTask AddAsync(object entity, CancellationToken cancellationToken = default) => default;
                public int SaveChanges() => 0;
                public Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => Task.FromResult(0);
            }
        }

        public partial class Endpoint(Microsoft.EntityFrameworkCore.DbContext database) : WsEndpoint<IChatEvents>, IChat
        {
            public async ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                database.Add(message);
                {|WS2005:database.SaveChanges()|};
            }
        }

        """ + Chat);

    [Fact]
    public Task Results_are_asked_in_place_and_by_patterns() => Expect.DiagnosticsAsync("""
        using System.Net.WebSockets;
        using System.Text;

        public class Reader(WebSocket socket)
        {
            private readonly byte[] buffer = new byte[4096];

            public async Task<string> InPlaceAsync() =>
                Encoding.UTF8.GetString(buffer, 0, (await {|WS2008:socket.ReceiveAsync(buffer, default)|}).Count);

            public async Task<string> ByPatternAsync()
            {
                var result = await {|WS2008:socket.ReceiveAsync(buffer, default)|};
                return result is { MessageType: WebSocketMessageType.Close } ? "" : Encoding.UTF8.GetString(buffer, 0, result.Count);
            }

            public async Task<string> WholeAsync()
            {
                var result = await socket.ReceiveAsync(buffer, default);
                return result is { EndOfMessage: true, MessageType: WebSocketMessageType.Text } ? Encoding.UTF8.GetString(buffer, 0, result.Count) : "";
            }
        }
        """);

    [Fact]
    public Task Options_and_connections_are_followed_through_a_variable() => Expect.DiagnosticsAsync("""
        using System.Collections.Concurrent;

        public partial class Endpoint(ConcurrentDictionary<string, WsConnection> all, WsClientOptions options) : WsEndpoint<IChatEvents>, IChat
        {
            public async ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                var never = Timeout.InfiniteTimeSpan;
                {|WS2006:options.RequestTimeout = never|};
                var me = {|WS2009:Connection|};
                all[me.Id] = me;
                var once = Connection;
                Console.WriteLine(once.Id);
            }
        }
        """ + Chat);
}
