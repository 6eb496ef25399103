using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Reliability;

/// <summary>WS2003.</summary>
public sealed class UnboundedBufferTests
{
    private const string Usings = """
        using System.Collections.Concurrent;
        using System.Net.WebSockets;
        using System.Threading.Channels;
        using static System.Threading.Channels.Channel;
        using Pipe = System.Threading.Channels.Channel;


        """;

    private const string Message = """

        [WsMessage("say")]
        public partial record Say(string Text);
        """;

    [Fact]
    public Task Options_without_a_bound_are_reported() => Expect.DiagnosticsAsync("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        public static class Program
        {
            private const int Many = int.MaxValue;

            public static WsClientOptions Create() => new()
            {
                {|WS2003:BufferedMessages = int.MaxValue|},
                SendQueue = { {|WS2003:MaxFrames = Many|}, {|WS2003:MaxBytes = long.MaxValue|} },
            };

            public static void Configure(IServiceCollection services, TypedSockets.WsOptions other)
            {
                services.AddTypedSockets(options =>
                {
                    {|WS2003:options.SendQueue.MaxFrames = Int32.MaxValue|};
                    {|WS2003:options.ReceiveQueue.MaxMessages = int.MaxValue|};
                    {|WS2003:options.ReceiveQueue.MaxBytes = int.MaxValue|};
                    {|WS2003:options.MaxPendingRequests = int.MaxValue - 1|};
                });
                TypedSocketsServiceCollectionExtensions.AddTypedSockets(services, options => {|WS2003:options.MaxStreams = int.MaxValue|});
                {|WS2003:other.SendQueue.MaxFrames = Array.MaxLength|};
                services.Configure<WsOptions>(options => {|WS2003:options.SendQueue.MaxBytes = 1L << 40|});
            }
        }
        """);

    [Fact]
    public Task Options_with_a_bound_are_silent() => Expect.DiagnosticsAsync("""
        public static class Program
        {
            public static WsClientOptions Create(int frames) => new()
            {
                BufferedMessages = 10_000,
                SendQueue = { MaxFrames = frames, MaxBytes = 64 * 1024 * 1024 },
            };

            public static void Configure(Limits limits) => limits.MaxFrames = int.MaxValue;
        }

        public class Limits
        {
            public int MaxFrames { get; set; }
        }
        """);

    [Fact]
    public Task Unbounded_channels_beside_a_socket_are_reported() => Expect.DiagnosticsAsync(Usings + """
        public class Owner(WebSocket socket)
        {
            private readonly Channel<byte[]> bytes = {|WS2003:Channel.CreateUnbounded<byte[]>()|};
            private readonly Channel<ReadOnlyMemory<byte>> memory = {|WS2003:Pipe.CreateUnbounded<ReadOnlyMemory<byte>>(new UnboundedChannelOptions { SingleReader = true })|};
            private readonly Channel<Say> messages = {|WS2003:CreateUnbounded<Say>()|};
            private readonly Channel<string> text = {|WS2003:System.Threading.Channels.Channel.CreateUnbounded<string>()|};

            public WebSocket Socket => socket;
        }

        public class Holder
        {
            private readonly ConcurrentDictionary<string, WsConnection> connections = new();

            public object Create() => ({|WS2003:Channel.CreateUnbounded<Say>()|}, connections);
        }

        public static class Methods
        {
            public static object Handle(WebSocket socket) => {|WS2003:Channel.CreateUnbounded<byte[]>()|};

            public static object Connect()
            {
                using var socket = new ClientWebSocket();
                return {|WS2003:Channel.CreateUnbounded<byte[]>()|};
            }
        }
        """ + Message);

    [Fact]
    public Task What_is_wrapped_around_a_message_is_one() => Expect.DiagnosticsAsync(Usings + """
        public readonly struct Outgoing
        {
            public byte[] Content { get; init; }
        }

        public record Received(Say Message, DateTimeOffset At);

        public class Session
        {
            public byte[] Key = [];
        }

        public record struct Signal(int Kind);

        public class Owner(WebSocket socket)
        {
            private readonly Channel<Outgoing> structs = {|WS2003:Channel.CreateUnbounded<Outgoing>()|};
            private readonly Channel<Received> records = {|WS2003:Channel.CreateUnbounded<Received>()|};
            private readonly Channel<(string Text, bool IsLast)> tuples = {|WS2003:Channel.CreateUnbounded<(string Text, bool IsLast)>()|};
            private readonly BlockingCollection<byte[]> blocking = {|WS2003:new()|};
            private readonly BlockingCollection<string> over = {|WS2003:new BlockingCollection<string>(new ConcurrentQueue<string>())|};
            private readonly Channel<Session> sessions = Channel.CreateUnbounded<Session>();
            private readonly Channel<Signal> signals = Channel.CreateUnbounded<Signal>();
            private readonly Channel<(int, DateTime)> times = Channel.CreateUnbounded<(int, DateTime)>();
            private readonly BlockingCollection<byte[]> bounded = new(boundedCapacity: 100);
            private readonly BlockingCollection<string> boundedOver = new(new ConcurrentQueue<string>(), 100);
            private readonly BlockingCollection<int> numbers = new();

            public WebSocket Socket => socket;
        }

        public class Other
        {
            private readonly BlockingCollection<byte[]> blocking = new();
        }
        """ + Message);

    [Fact]
    public Task Bounded_channels_and_those_of_other_things_are_silent() => Expect.DiagnosticsAsync(Usings + """
        public class Owner(WebSocket socket)
        {
            private readonly Channel<byte[]> bounded = Channel.CreateBounded<byte[]>(100);
            private readonly Channel<int> numbers = Channel.CreateUnbounded<int>();

            public WebSocket Socket => socket;
        }

        public class Other
        {
            private readonly Channel<byte[]> bytes = Channel.CreateUnbounded<byte[]>();
            private readonly Channel<Say> messages = Channel.CreateUnbounded<Say>();
        }
        """ + Message);

    [Fact]
    public Task Collections_that_only_grow_are_reported() => Expect.DiagnosticsAsync(Usings + """
        public partial class Owner
        {
            private readonly WebSocket socket;
            private readonly Queue<byte[]> {|WS2003:queue|} = new();
            private readonly ConcurrentQueue<Say> {|WS2003:messages|} = new();
            private readonly List<byte[]> {|WS2003:list|};
            private readonly List<byte> {|WS2003:bytes|} = [];
            private readonly Queue<string> {|WS2003:text|} = new();

            public Owner(WebSocket socket)
            {
                this.socket = socket;
                list = new List<byte[]>(16);
            }

            private List<Say> {|WS2003:Log|} { get; } = [];
        }

        public partial class Owner
        {
            public void Receive(Say message, byte[] data)
            {
                queue.Enqueue(data);
                messages.Enqueue(message);
                this.list.Add(data);
                Action add = () => bytes.AddRange(data);
                void Local() => text.Enqueue("");
                Log.Add(message);
                foreach (var item in queue)
                {
                }

                var last = list.Last();
                var all = messages.ToArray();
            }
        }
        """ + Message);

    [Fact]
    public Task Collections_with_a_bound_are_silent() => Expect.DiagnosticsAsync(Usings + """
        public class Owner(WebSocket socket)
        {
            private readonly Queue<byte[]> drained = new();
            private readonly Queue<byte[]> counted = new();
            private readonly List<byte[]> cleared = [];
            private readonly List<byte[]> removed = [];
            private readonly List<byte[]> handed = [];
            private readonly ConcurrentQueue<byte[]> dequeued = new();
            private readonly List<byte[]> made = [[1], [2]];
            private readonly List<string> names = [];
            private readonly List<int> numbers = [];
            private List<byte[]> replaced = [];

            public List<byte[]> Open { get; } = [];

            public void Receive(byte[] data)
            {
                drained.Enqueue(data);
                drained.Dequeue();
                if (counted.Count < 100)
                {
                    counted.Enqueue(data);
                }

                cleared.Add(data);
                cleared.Clear();
                removed.Add(data);
                removed.RemoveAt(0);
                handed.Add(data);
                Trim(handed);
                dequeued.Enqueue(data);
                dequeued.TryDequeue(out _);
                names.Add("");
                numbers.Add(1);
                replaced.Add(data);
                replaced = [];
                Open.Add(data);
                var first = made[0];
                _ = socket;
            }

            private static void Trim(List<byte[]> list) => list.Clear();
        }

        public class Other
        {
            private readonly Queue<byte[]> queue = new();

            public void Add(byte[] data) => queue.Enqueue(data);
        }
        """);

    [Fact]
    public Task Channels_and_options_are_bounded() => ExpectFix.MendsAsync(
        Usings + """
        public class Owner(WebSocket socket, WsClientOptions options)
        {
            private readonly Channel<byte[]> first = {|WS2003:Channel.CreateUnbounded<byte[]>()|}; // Sent in order.
            private readonly Channel<byte[]> second = {|WS2003:CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true })|};
            private readonly Channel<byte[]> third = {|WS2003:Channel.CreateUnbounded<byte[]>(new() { SingleReader = true })|};
            private readonly Channel<byte[]> fourth = {|WS2003:Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions
            {
                SingleReader = true, // The sender.
            })|};

            public WebSocket Socket => socket;

            public void Configure()
            {
                {|WS2003:options.SendQueue.MaxFrames = int.MaxValue|}; // Never full.
                {|WS2003:options.SendQueue.MaxBytes = long.MaxValue|};
            }
        }
        """,
        Usings + """
        public class Owner(WebSocket socket, WsClientOptions options)
        {
            private readonly Channel<byte[]> first = Channel.CreateBounded<byte[]>(1_000); // Sent in order.
            private readonly Channel<byte[]> second = CreateBounded<byte[]>(new BoundedChannelOptions(1_000) { SingleReader = true });
            private readonly Channel<byte[]> third = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(1_000) { SingleReader = true });
            private readonly Channel<byte[]> fourth = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(1_000)
            {
                SingleReader = true, // The sender.
            });

            public WebSocket Socket => socket;

            public void Configure()
            {
                options.SendQueue.MaxFrames = 1_000; // Never full.
                options.SendQueue.MaxBytes = 4 * 1024 * 1024;
            }
        }
        """);

    [Fact]
    public Task The_message_says_what_has_no_bound() => Expect.MessagesAsync(
        Usings + """
        public class Owner(WebSocket socket)
        {
            private readonly Queue<byte[]> queue = new();
            private readonly Channel<byte[]> channel = Channel.CreateUnbounded<byte[]>();

            public void Add() => queue.Enqueue([]);

            public void Configure(WsOptions options) => options.SendQueue.MaxFrames = int.MaxValue;
        }
        """,
        "WS2003: 'Owner.queue' only grows and has no bound, so one slow or hostile peer can fill the memory; take out what is done with, look at its count before adding, or use a bounded channel",
        "WS2003: The channel of 'byte[]' has no bound, so one slow or hostile peer can fill the memory; create a bounded channel, which says what happens when it is full",
        "WS2003: 'WsSendQueueOptions.MaxFrames' has no bound, so one slow or hostile peer can fill the memory; set what can be held for every connection at once");
}
