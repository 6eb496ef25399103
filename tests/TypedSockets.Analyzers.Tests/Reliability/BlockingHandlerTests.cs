using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Reliability;

/// <summary>WS2005.</summary>
public sealed class BlockingHandlerTests
{
    private const string Usings = """
        using System.Data.Common;
        using System.IO;
        using System.Net.WebSockets;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using static System.IO.File;
        using static System.Threading.Thread;
        using Pause = System.Threading.Thread;


        """;

    private const string Contract = """

        [WsMessage("say")]
        public partial record Say(string Text);

        [WsContract]
        public interface IChat
        {
            ValueTask SayAsync(Say message, CancellationToken cancellationToken = default);
        }
        """;

    [Fact]
    public Task Waits_for_tasks_are_reported() => InHandlerAsync("""
        var task = Task.Run(() => 1);
        var value = new ValueTask<int>(task);
        var a = {|WS2005:task.Result|};
        var b = {|WS2005:value.Result|};
        {|WS2005:task.Wait()|};
        {|WS2005:task.Wait(100)|};
        {|WS2005:task.Wait(cancellationToken)|};
        {|WS2005:Task.WaitAll(task)|};
        {|WS2005:Task.WaitAny(task)|};
        var c = {|WS2005:task.GetAwaiter().GetResult()|};
        {|WS2005:((Task)task).GetAwaiter().GetResult()|};
        var d = {|WS2005:task.ConfigureAwait(false).GetAwaiter().GetResult()|};
        var e = {|WS2005:value.AsTask().GetAwaiter().GetResult()|};
        var f = {|WS2005:ComputeAsync().Result|} + 1;
        """);

    [Fact]
    public Task Sleep_is_reported_by_whatever_name() => InHandlerAsync("""
        {|WS2005:Thread.Sleep(100)|};
        {|WS2005:Sleep(100)|};
        {|WS2005:Pause.Sleep(TimeSpan.FromSeconds(1))|};
        {|WS2005:System.Threading.Thread.Sleep(1)|};
        {|WS2005:global::System.Threading.Thread.Sleep(millisecondsTimeout: 1)|};
        """);

    [Fact]
    public Task Calls_with_an_asynchronous_twin_are_reported() => InHandlerAsync("""
        {|WS2005:File.WriteAllText("a", message.Text)|};
        var a = {|WS2005:ReadAllText("a")|};
        using Stream stream = File.OpenRead("a");
        {|WS2005:stream.CopyTo(Stream.Null)|};
        var b = {|WS2005:stream.Read(new byte[1], 0, 1)|};
        using var file = new FileStream("a", FileMode.Open);
        {|WS2005:file.Flush()|};
        {|WS2005:command.ExecuteNonQuery()|};
        {|WS2005:gate.Wait()|};
        """);

    [Fact]
    public Task Json_parsed_by_hand_is_reported() => InHandlerAsync("""
        var a = {|WS2005:JsonSerializer.Deserialize<int>(message.Text)|};
        using var b = {|WS2005:JsonDocument.Parse(message.Text)|};
        var c = {|WS2005:JsonNode.Parse(message.Text)|};
        var d = {|WS2005:b.RootElement.Deserialize<string>()|};
        var e = {|WS2005:JsonSerializer.Deserialize(b.RootElement, typeof(string))|};
        """);

    [Fact]
    public Task Functions_inside_a_handler_count() => InHandlerAsync("""
        Action lambda = () => {|WS2005:Thread.Sleep(1)|};
        void Local() => {|WS2005:Thread.Sleep(1)|};
        lambda();
        Local();
        """);

    [Fact]
    public Task What_runs_elsewhere_or_does_not_wait_is_not_reported() => InHandlerAsync("""
        await Task.Run(() => Thread.Sleep(1), cancellationToken);
        await Task.Run(() => { var parsed = JsonDocument.Parse(message.Text); }, cancellationToken);
        await Task.Run(Work);
        void Work() => Thread.Sleep(1);
        new Thread(() => Thread.Sleep(1)).Start();
        ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(1));
        await Task.Factory.StartNew(() => Thread.Sleep(1));

        using Stream memory = new MemoryStream();
        memory.Write([1, 2]);
        using var buffer = new MemoryStream();
        memory.CopyTo(buffer);
        var exists = File.Exists("a");
        File.Delete("a");
        var entered = gate.Wait(0);
        await Task.Delay(1, cancellationToken);
        await File.WriteAllTextAsync("a", message.Text, cancellationToken);
        var json = JsonSerializer.Serialize(message.Text);
        """);

    [Fact]
    public Task Tasks_that_are_complete_are_not_reported() => InHandlerAsync("""
        var first = ComputeAsync();
        var second = ComputeAsync();
        await Task.WhenAll(first, second);
        var sum = first.Result + second.GetAwaiter().GetResult();

        var third = ComputeAsync();
        var fast = third.IsCompletedSuccessfully ? third.Result : await third;

        var fourth = ComputeAsync();
        await fourth;
        var again = fourth.Result;

        var winner = await Task.WhenAny(ComputeAsync(), ComputeAsync());
        var won = winner.Result;

        var known = Task.FromResult(1).Result;
        await ComputeAsync().ContinueWith(task => task.Result, TaskScheduler.Default);
        """);

    [Fact]
    public Task Overrides_and_explicit_implementations_are_handlers() => Expect.DiagnosticsAsync("""
        public partial class Explicit : WsEndpoint, IChat
        {
            ValueTask IChat.SayAsync(Say message, CancellationToken cancellationToken)
            {
                {|WS2005:Thread.Sleep(1)|};
                return default;
            }

            public override ValueTask OnConnectedAsync(CancellationToken cancellationToken)
            {
                {|WS2005:Thread.Sleep(1)|};
                return default;
            }

            public override ValueTask OnDisconnectedAsync(WsDisconnect disconnect)
            {
                {|WS2005:Thread.Sleep(1)|};
                return default;
            }
        }

        public abstract class Base : WsEndpoint
        {
            public abstract ValueTask SayAsync(Say message, CancellationToken cancellationToken = default);
        }

        public partial class Derived : Base, IChat
        {
            public override ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                {|WS2005:Thread.Sleep(1)|};
                return default;
            }
        }
        """ + Contract);

    [Fact]
    public Task Other_code_may_block() => Expect.DiagnosticsAsync("""
        using System.Text.Json;

        public partial class Endpoint : WsEndpoint, IChat
        {
            private static readonly JsonDocument Settings = JsonDocument.Parse("{}");

            public Endpoint() => Thread.Sleep(1);

            public ValueTask SayAsync(Say message, CancellationToken cancellationToken) => default;

            public static void Prepare() => Thread.Sleep(1);
        }

        public class Program
        {
            public static void Main()
            {
                Thread.Sleep(1);
                Task.Delay(1).Wait();
                JsonDocument.Parse("{}");
            }
        }
        """ + Contract);

    [Fact]
    public Task Receive_loops_of_raw_sockets_are_looked_at() => Expect.DiagnosticsAsync(Usings + """
        public class Reader
        {
            public async Task ReadAsync(WebSocket socket, CancellationToken cancellationToken)
            {
                var settings = JsonDocument.Parse(File.ReadAllText("settings.json"));
                var buffer = new byte[4096];
                while (socket.State == WebSocketState.Open)
                {
                    var length = 0;
                    ValueWebSocketReceiveResult result;
                    do
                    {
                        result = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                        length += result.Count;
                    }
                    while (!result.EndOfMessage);

                    var text = Encoding.UTF8.GetString(buffer, 0, length);
                    var parsed = {|WS2005:JsonDocument.Parse(text)|};
                    {|WS2005:Thread.Sleep(10)|};
                    await Task.Run(() => JsonDocument.Parse(text), cancellationToken);
                    await Task.Run(() => File.WriteAllText("a", text), cancellationToken);
                }

                Thread.Sleep(1);
            }

            public void Repeat()
            {
                for (var i = 0; i < 3; i++)
                {
                    Thread.Sleep(1);
                }
            }
        }
        """);

    [Fact]
    public Task A_raw_client_that_parses_by_hand_is_reported() => Expect.DiagnosticsAsync(Usings + """
        public class Reader
        {
            public async Task ReadAsync(Uri uri, CancellationToken cancellationToken)
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(uri, cancellationToken);
                var buffer = new byte[4096];
                while (socket.State == WebSocketState.Open)
                {
                    var length = 0;
                    ValueWebSocketReceiveResult result;
                    do
                    {
                        result = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                        length += result.Count;
                    }
                    while (!result.EndOfMessage);

                    var parsed = {|WS2005:JsonDocument.Parse(buffer.AsMemory(0, length))|};
                    {|WS2005:Thread.Sleep(10)|};
                }
            }
        }
        """);

    [Fact]
    public Task Generated_code_is_left_alone() => Expect.DiagnosticsAsync("""
        // <auto-generated/>
        public partial class Endpoint : WsEndpoint, IChat
        {
            public ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                Thread.Sleep(1);
                return default;
            }
        }
        """ + Contract);

    [Fact]
    public Task What_is_waited_for_is_awaited() => ExpectFix.MendsAsync(
        Usings + InHandler("""
            // Before the wait.
            var length = {|WS2005:ReadAsync().Result|}.Length; // After it.
            var text = {|WS2005:ReadAsync().GetAwaiter().GetResult()|};
            {|WS2005:Task.Delay(1).Wait()|};
            {|WS2005:Task.WaitAll(ReadAsync(), ReadAsync())|};
            {|WS2005:Thread.Sleep(100)|};
            {|WS2005:Sleep(TimeSpan.FromSeconds(1))|};
            {|WS2005:File.WriteAllText("a", text)|};
            var read = {|WS2005:ReadAllText("a")|}.Trim();
            {|WS2005:command.ExecuteNonQuery()|};
            {|WS2005:gate.Wait()|};
            """),
        Usings + InHandler("""
            // Before the wait.
            var length = (await ReadAsync()).Length; // After it.
            var text = await ReadAsync();
            await Task.Delay(1);
            await Task.WhenAll(ReadAsync(), ReadAsync());
            await Task.Delay(100, cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            await File.WriteAllTextAsync("a", text, cancellationToken);
            var read = (await ReadAllTextAsync("a", cancellationToken)).Trim();
            await command.ExecuteNonQueryAsync(cancellationToken);
            await gate.WaitAsync(cancellationToken);
            """));

    [Fact]
    public Task Where_nothing_can_be_awaited_there_is_no_fix() => ExpectFix.NoneAsync(Usings + InHandler("""
        lock (gate)
        {
            {|WS2005:Thread.Sleep(1)|};
        }

        Action lambda = () => {|WS2005:Thread.Sleep(1)|};
        var parsed = {|WS2005:JsonDocument.Parse(message.Text)|};
        {|WS2005:Task.Delay(1).Wait(100)|};
        """));

    [Fact]
    public Task The_message_says_who_blocks_and_what_to_do() => Expect.MessagesAsync(
        Usings + InHandler("""
            Thread.Sleep(1);
            File.WriteAllText("a", "b");
            JsonDocument.Parse("{}");
            """),
        "WS2005: Handler 'Endpoint.SayAsync' blocks its thread with 'Thread.Sleep', and every message behind it waits; await 'Task.Delay' instead",
        "WS2005: Handler 'Endpoint.SayAsync' blocks its thread with 'File.WriteAllText', and every message behind it waits; await 'WriteAllTextAsync' instead",
        "WS2005: Handler 'Endpoint.SayAsync' parses JSON by hand with 'JsonDocument.Parse', and every message behind it waits; exchange a [WsMessage], whose codec is generated");

    private static Task InHandlerAsync(string statements) => Expect.DiagnosticsAsync(Usings + InHandler(statements));

    private static string InHandler(string statements) => $$"""
        public partial class Endpoint(DbCommand command, SemaphoreSlim gate) : WsEndpoint, IChat
        {
            public async ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }

            private static async Task<int> ComputeAsync()
            {
                await Task.Yield();
                return 1;
            }

            private static async Task<string> ReadAsync()
            {
                await Task.Yield();
                return "";
            }
        }
        """ + Contract;
}
