using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Reliability;

/// <summary>The mistakes of WS2001 to WS2009 in the other ways in which C# lets one write them.</summary>
public sealed class SpellingTests
{
    private const string Contract = """

        [WsMessage("say")]
        public partial record Say(string Room);

        [WsContract(Events = typeof(IChatEvents))]
        public interface IChat
        {
            ValueTask SayAsync(Say message, CancellationToken cancellationToken = default);
        }

        [WsContract]
        public interface IChatEvents
        {
            ValueTask SaidAsync(Say message, CancellationToken cancellationToken = default);
        }
        """;

    [Fact]
    public Task Options_are_known_by_whatever_name_and_wherever_they_are_set() => Expect.DiagnosticsAsync("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using Client = TypedSockets.WsClientOptions;
        using Server = TypedSockets.WsOptions;
        using static System.Int32;
        using static System.Threading.Timeout;
        using static Defaults;

        public static class Defaults
        {
            public static Client Options { get; } = new();
        }

        public partial class Settings
        {
            private Server server = new() { Heartbeat = { {|WS2001:Interval = InfiniteTimeSpan|} }, {|WS2008:MaxMessageBytes = MaxValue|} };
        }

        public partial class Settings
        {
            private readonly global::TypedSockets.WsClientOptions client = new global::TypedSockets.WsClientOptions
            {
                {|WS2006:RequestTimeout = global::System.Threading.Timeout.InfiniteTimeSpan|},
                Reconnect = { {|WS2002:MaxDelay = global::System.TimeSpan.Zero|} },
                SendQueue = { {|WS2003:MaxFrames = int.MaxValue|} },
            };

            public Settings(IServiceCollection services)
            {
                {|WS2008:(server).MaxMessageBytes = MaxValue|};
                {|WS2006:this.server.RequestTimeout = InfiniteTimeSpan|};
                {|WS2001:Options.Heartbeat.Timeout = TimeSpan.Zero|};
                TypedSocketsServiceCollectionExtensions.AddTypedSockets(services, Configure);
                services.PostConfigure<Server>(options => {|WS2003:options.ReceiveQueue.MaxMessages = MaxValue|});
                services.AddOptions<Server>().Configure<Settings>((options, _) => {|WS2006:options.RequestTimeout = InfiniteTimeSpan|});
                Local(client);

                static void Local(Client options) => {|WS2002:options.Reconnect.InitialDelay = default|};
            }

            private static void Configure(Server options)
            {
                {|WS2001:options.Heartbeat.Interval = default(TimeSpan)|};
                Shared(options);
            }

            private static void Shared<T>(T options)
                where T : WsConnectionOptions => {|WS2003:options.SendQueue.MaxBytes = long.MaxValue|};
        }
        """);

    [Fact]
    public Task Raw_sockets_are_known_by_whatever_name_and_in_any_function() => Expect.DiagnosticsAsync("""
        using System.Collections.Concurrent;
        using System.IO;
        using System.Threading.Channels;
        using Raw = System.Net.WebSockets.WebSocket;
        using Socket = System.Net.WebSockets.ClientWebSocket;
        using Text = System.Text.Encoding;
        using static System.Threading.Tasks.Task;
        using static System.Threading.Thread;

        public abstract partial class Feed<TSocket>
            where TSocket : Raw
        {
            private readonly Channel<byte[]> channel = {|WS2003:System.Threading.Channels.Channel.CreateUnbounded<byte[]>()|};
            private readonly ConcurrentQueue<byte[]> {|WS2003:queue|} = new();

            protected abstract TSocket Socket { get; }
        }

        public class Queued : Feed<Socket>
        {
            private readonly Channel<string> channel = {|WS2003:System.Threading.Channels.Channel.CreateUnbounded<string>()|};

            protected override Socket Socket => throw new NotSupportedException();
        }

        public abstract partial class Feed<TSocket>
        {
            public async Task ReadAsync(byte[] buffer, Uri uri)
            {
                await ReadAsync();
                await ConnectAsync();
                queue.Enqueue(buffer);
                {|WS2007:this.Socket.SendAsync(buffer, default, true, default)|};
                await WhenAll(Socket.SendAsync(buffer, default, true, default), {|WS2007:this.Socket.SendAsync(buffer, default, true, default)|});

                async Task ReadAsync()
                {
                    var result = await {|WS2008:Socket.ReceiveAsync(buffer, default)|};
                    _ = Text.UTF8.GetString(buffer, 0, result.Count);
                    while (true)
                    {
                        var next = await Socket.ReceiveAsync(buffer, default);
                        {|WS2005:Sleep(1)|};
                        if (next.EndOfMessage)
                        {
                            {|WS2005:Delay(1).Wait()|};
                        }
                    }
                }

                async Task ConnectAsync()
                {
                    while (true)
                    {
                        Socket socket = new() { Options = { {|WS2001:KeepAliveInterval = TimeSpan.Zero|} } };
                        await {|WS2002:socket.ConnectAsync(uri, default)|};
                        await Delay(1000);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Endpoints_are_known_by_their_bases_and_parts() => Expect.DiagnosticsAsync("""
        using System.IO;
        using Base = TypedSockets.WsEndpoint<IChatEvents>;
        using static System.IO.File;
        using static ChatDefaults;

        public static class ChatDefaults
        {
            public static List<WsConnection> All { get; } = [];
        }

        public abstract class ChatBase : Base
        {
            protected static int {|WS2009:count|};

            public override ValueTask OnConnectedAsync(CancellationToken cancellationToken)
            {
                All.Add({|WS2009:base.Connection|});
                {|WS2005:WriteAllText("a", "")|};
                return {|WS2004:Everyone.SaidAsync(new(""))|};
            }
        }

        public partial class Chat : ChatBase;

        public partial class Chat : IChat
        {
            async ValueTask IChat.SayAsync(Say message, CancellationToken cancellationToken)
            {
                await Task.Yield();
                Local();

                void Local()
                {
                    {|WS2007:Caller.SaidAsync(message)|};
                    _ = {|WS2004:{|WS2007:this.Others.SaidAsync(message)|}|};
                    global::ChatDefaults.All.Add({|WS2009:Connection|});
                    {|WS2005:global::System.IO.File.Open("a", FileMode.Open).CopyTo(Stream.Null)|};
                }
            }
        }
        """ + Contract);
}
