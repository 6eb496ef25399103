using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Reliability;

/// <summary>WS2009.</summary>
public sealed class LeakedStateTests
{
    [Fact]
    public Task Static_state_is_reported() => Expect.DiagnosticsAsync(Contract + """
        public partial class Endpoint : WsEndpoint<IChatEvents>, IChat
        {
            private static int {|WS2009:count|};
            private static string? {|WS2009:last|} = "";
            private static readonly List<string> {|WS2009:Names|} = [];
            private static readonly ConcurrentDictionary<string, int> {|WS2009:Counts|} = new();
            private static readonly Dictionary<string, int> {|WS2009:Ages|} = [];
            private static readonly int[] {|WS2009:Numbers|} = new int[10];

            public static int {|WS2009:Total|} { get; set; }
        }

        public partial class Endpoint
        {
            public ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                count++;
                last = message.Text;
                Names.Add(message.Text);
                Counts.TryAdd(message.Text, 1);
                Ages[message.Text] = 1;
                Numbers[0]++;
                return default;
            }
        }
        """);

    [Fact]
    public Task Static_values_that_stay_are_silent() => Expect.DiagnosticsAsync(Contract + """
        public partial class Endpoint : WsEndpoint<IChatEvents>, IChat
        {
            private const int Max = 10;
            private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
            private static readonly Dictionary<string, int> Table = new() { ["a"] = 1 };
            private static readonly string[] Words = ["a", "b"];
            private int count;
            private readonly List<string> names = [];

            public static int Answer => 42;

            public static string Name { get; } = "chat";

            public ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                count += Table[Words[0]] + Max;
                names.Add(message.Text + Patience);
                return default;
            }
        }

        public class Other
        {
            public static int Count;
        }
        """);

    [Fact]
    public Task A_connection_that_is_kept_is_reported() => Expect.DiagnosticsAsync(Contract + """
        public static class Registry
        {
            public static WsConnection? Last;

            public static List<IChatEvents> Callers { get; } = [];
        }

        public class Session
        {
            public Dictionary<string, WsConnection> All { get; } = [];
        }

        public partial class Endpoint(Session session, List<WsConnection> connections) : WsEndpoint<IChatEvents>, IChat
        {
            public override ValueTask OnConnectedAsync(CancellationToken cancellationToken)
            {
                Registry.Last = {|WS2009:Connection|};
                Registry.Callers.Add({|WS2009:Caller|});
                session.All[Connection.Id] = {|WS2009:Connection|};
                session.All.TryAdd(Connection.Id, {|WS2009:Connection|});
                connections.Add({|WS2009:Connection|});
                return default;
            }

            public ValueTask SayAsync(Say message, CancellationToken cancellationToken) => default;
        }

        public partial class Given : WsEndpoint<IChatEvents>, IChat
        {
            private readonly ConcurrentDictionary<string, IChatEvents> callers;

            public Given(ConcurrentDictionary<string, IChatEvents> callers) => this.callers = callers;

            public ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                callers.TryAdd("", {|WS2009:Caller|});
                return default;
            }
        }
        """);

    [Fact]
    public Task A_connection_that_stays_or_is_let_go_is_silent() => Expect.DiagnosticsAsync(Contract + """
        public class Session
        {
            public WsConnection? Connection { get; set; }
        }

        public partial class Endpoint(ConcurrentDictionary<string, WsConnection> connections, List<string> ids) : WsEndpoint<IChatEvents>, IChat
        {
            private readonly List<IChatEvents> own = [];
            private readonly Session session = new();
            private WsConnection? mine;

            public override ValueTask OnConnectedAsync(CancellationToken cancellationToken)
            {
                connections.TryAdd(Connection.Id, Connection);
                own.Add(Caller);
                session.Connection = Connection;
                mine = Connection;
                var local = Connection;
                ids.Add(Connection.Id);
                return Caller.SaidAsync(new Said(""));
            }

            public override ValueTask OnDisconnectedAsync(WsDisconnect disconnect)
            {
                connections.TryRemove(Connection.Id, out _);
                return default;
            }

            public ValueTask SayAsync(Say message, CancellationToken cancellationToken) => default;
        }
        """);

    [Fact]
    public Task Static_state_is_reported_however_it_is_written() => Expect.DiagnosticsAsync(Contract + """
        public partial class Endpoint : WsEndpoint<IChatEvents>, IChat
        {
            private static int {|WS2009:interlocked|};
            private static int {|WS2009:outGiven|}, {|WS2009:deconstructed|}, {|WS2009:byReference|}, {|WS2009:inLambda|};
            private static string? {|WS2009:once|};
            private static readonly ConcurrentDictionary<string, int> {|WS2009:Extended|} = new();
            private static readonly HashSet<string>? {|WS2009:Conditional|} = [];
            internal static int {|WS2009:OpenToOthers|};
            private static int {|WS2009:Private|} { get; set; }

            public ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                Interlocked.Increment(ref interlocked);
                int.TryParse("1", out outGiven);
                (deconstructed, _) = (1, 2);
                ref var reference = ref byReference;
                Action lambda = () => Endpoint.inLambda = 1;
                once ??= "";
                CollectionExtensions.Remove(Extended, "a", out _);
                Conditional?.Add("a");
                Local();
                return default;

                static void Local() => Private++;
            }
        }
        """);

    [Fact]
    public Task Static_values_that_nothing_changes_are_silent() => Expect.DiagnosticsAsync(Contract + """
        public class Cache
        {
            public void Remove(string key)
            {
            }
        }

        public partial class Endpoint : WsEndpoint<IChatEvents>, IChat
        {
            private static int max = 10;
            private static string[] words = ["a"];
            private static readonly Dictionary<string, int> Table;
            private static readonly Cache Shared = new();
            private static readonly AsyncLocal<int> Current = new();
            private static Func<int> Answer { get; set; } = () => 42;

            static Endpoint()
            {
                Table = [];
                Table.Add("a", max);
                max = 20;
            }

            public ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                var sum = max + words.Length + Table.Count + Answer();
                Current.Value = sum;
                Shared.Remove(message.Text);
                return default;
            }
        }
        """);

    [Fact]
    public Task A_connection_that_is_kept_in_something_else_is_reported() => Expect.DiagnosticsAsync(Contract + """
        public record Member(string Name, WsConnection Connection);

        public class Entry
        {
            public IChatEvents? Caller { get; set; }
        }

        public static class Registry
        {
            public static WsConnection? Last;
        }

        public partial class Endpoint(List<(string, WsConnection)> pairs, Queue<Member> members, IDictionary<string, Entry> entries) : WsEndpoint<IChatEvents>, IChat
        {
            private readonly List<(string, WsConnection)> own = [];

            public ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                pairs.Add((message.Text, {|WS2009:Connection|}));
                members.Enqueue(new(message.Text, {|WS2009:Connection|}));
                entries[message.Text] = new Entry { Caller = {|WS2009:Caller|} };
                CollectionExtensions.TryAdd(entries, "", new Entry { Caller = {|WS2009:Caller|} });
                Registry.Last ??= {|WS2009:Connection|};
                own.Add((message.Text, Connection));
                own.Add((Describe(Connection), Connection));
                return default;
            }

            private static string Describe(WsConnection connection) => connection.Id;
        }
        """);

    [Fact]
    public Task A_connection_that_may_be_let_go_is_silent() => Expect.DiagnosticsAsync(Contract + """
        public class Rooms
        {
            public ConcurrentDictionary<string, WsConnection> Connections { get; } = new();

            public void Leave(string id) => Connections.TryRemove(id, out _);
        }

        public static class Registry
        {
            public static WsConnection? Last;

            public static List<IChatEvents> Callers { get; } = [];

            public static void Forget(IChatEvents caller) => Callers.Remove(caller);
        }

        public partial class Endpoint(Rooms rooms, ConcurrentDictionary<string, WsConnection> connections) : WsEndpoint<IChatEvents>, IChat
        {
            public override ValueTask OnConnectedAsync(CancellationToken cancellationToken)
            {
                connections.TryAdd(Connection.Id, Connection);
                rooms.Connections.TryAdd(Connection.Id, Connection);
                Registry.Callers.Add(Caller);
                Registry.Last = Connection;
                return default;
            }

            public override ValueTask OnDisconnectedAsync(WsDisconnect disconnect)
            {
                connections.Remove(Connection.Id, out _);
                Leave();
                return default;
            }

            public ValueTask SayAsync(Say message, CancellationToken cancellationToken) => default;

            private void Leave()
            {
                rooms.Leave(Connection.Id);
                Registry.Forget(Caller);
            }
        }

        public partial class Replaced : WsEndpoint<IChatEvents>, IChat
        {
            public ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                Registry.Last = Connection;
                Registry.Last = null;
                return default;
            }
        }
        """);

    [Fact]
    public Task A_service_of_the_connections_own_scope_may_hold_it() => Expect.DiagnosticsAsync(Contract + """
        public class Session
        {
            public WsConnection? Connection { get; set; }
        }

        public partial class Endpoint(Session session) : WsEndpoint<IChatEvents>, IChat
        {
            public ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                session.Connection = Connection;
                return default;
            }
        }
        """);

    [Fact]
    public Task The_message_says_where_it_is_kept() => Expect.MessagesAsync(
        Contract + """
        public partial class Endpoint(List<WsConnection> connections) : WsEndpoint<IChatEvents>, IChat
        {
            private static int count;

            public ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                count++;
                connections.Add(Connection);
                return default;
            }
        }
        """,
        "WS2009: 'Endpoint.count' is static, so all connections change it at the same time and it outlives them; keep what belongs to one connection in a field, and what they share in a service",
        "WS2009: 'Connection' is kept in 'connections' beyond its connection; keep 'Connection.Id' and reach it by 'Client(id)', or take it out in 'OnDisconnectedAsync'");

    private const string Contract = """
        using System.Collections.Concurrent;

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


        """;
}
