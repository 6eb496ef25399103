using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Reliability;

/// <summary>WS2008.</summary>
public sealed class MessageBoundTests
{
    [Theory]
    [InlineData("int.MaxValue")]
    [InlineData("System.Int32.MaxValue")]
    [InlineData("Array.MaxLength")]
    [InlineData("MaxValue")]
    public Task A_lifted_option_is_reported(string value) => Expect.DiagnosticsAsync(Receive($$"""
        {|WS2008:options.MaxMessageBytes = {{value}}|};
        var made = new WsOptions { {|WS2008:MaxMessageBytes = {{value}}|} };
        Action<WsOptions> configure = other => {|WS2008:other.MaxMessageBytes = {{value}}|};
        options.MaxMessageBytes = 16 * 1024 * 1024;
        options.MaxMessageBytes = buffer.Length;
        """));

    [Fact]
    public Task A_receive_that_takes_a_part_for_the_whole_is_reported() => Expect.DiagnosticsAsync(Receive("""
        var first = await {|WS2008:socket.ReceiveAsync(buffer.AsMemory(), default)|};
        var text = Encoding.UTF8.GetString(buffer, 0, first.Count);
        while (socket.State == WebSocketState.Open)
        {
            WebSocketReceiveResult result = await {|WS2008:socket.ReceiveAsync(new ArraySegment<byte>(buffer), default)|}.ConfigureAwait(false);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                break;
            }

            text = Encoding.UTF8.GetString(buffer, 0, result.Count);
        }
        """));

    [Fact]
    public Task A_receive_whose_buffer_is_read_as_text_is_reported() => Expect.DiagnosticsAsync(Receive("""
        await {|WS2008:socket.ReceiveAsync(new ArraySegment<byte>(buffer), default)|};
        var first = Encoding.UTF8.GetString(buffer);

        var segment = new ArraySegment<byte>(buffer);
        var second = await {|WS2008:socket.ReceiveAsync(segment, default)|};
        var text = second.MessageType == WebSocketMessageType.Close ? "" : Encoding.UTF8.GetString(segment.Array!).TrimEnd();

        var waited = {|WS2008:socket.ReceiveAsync(buffer, default)|}.GetAwaiter().GetResult();
        var third = Encoding.UTF8.GetString(buffer, 0, waited.Count);
        var result = {|WS2008:socket.ReceiveAsync(new Memory<byte>(buffer), default)|}.AsTask().Result;
        var fourth = Encoding.UTF8.GetString(buffer, 0, result.Count);
        """));

    [Fact]
    public Task Bytes_that_go_on_as_they_come_are_no_message() => Expect.DiagnosticsAsync("""
        using System.IO;
        using System.IO.Pipelines;
        using System.Net.WebSockets;

        public class Adapter(WebSocket socket, PipeWriter writer, Stream file)
        {
            public async Task<int> ReadAsync(byte[] buffer, int offset, int count)
            {
                while (true)
                {
                    var result = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, offset, count), default).ConfigureAwait(false);
                    if (result.MessageType == WebSocketMessageType.Close)
                    {
                        return 0;
                    }

                    if (result.Count > 0)
                    {
                        return result.Count;
                    }
                }
            }

            public async Task<int> CountAsync(Memory<byte> buffer)
            {
                var result = await socket.ReceiveAsync(buffer, default);
                var count = result.Count;
                return count;
            }

            public int Valid { get; set; }

            public async Task ParseAsync(byte[] buffer, Adapter parser)
            {
                while (!parser.IsDone())
                {
                    var result = await socket.ReceiveAsync(buffer.AsMemory(), default);
                    parser.Valid = result.Count;
                }
            }

            private bool IsDone() => Valid == 0;

            public async Task PipeAsync()
            {
                while (true)
                {
                    var result = await socket.ReceiveAsync(writer.GetMemory(), default);
                    if (result.Count == 0)
                    {
                        break;
                    }

                    writer.Advance(result.Count);
                    await writer.FlushAsync();
                }
            }

            public async Task SaveAsync(byte[] buffer)
            {
                ValueWebSocketReceiveResult result;
                do
                {
                    result = await socket.ReceiveAsync(buffer.AsMemory(), default);
                    await file.WriteAsync(buffer.AsMemory(0, result.Count));
                }
                while (result.MessageType != WebSocketMessageType.Close);
            }

            public async Task WaitForCloseAsync(byte[] buffer)
            {
                await socket.ReceiveAsync(buffer.AsMemory(), default);
                var last = await socket.ReceiveAsync(buffer.AsMemory(), default);
                if (last.MessageType != WebSocketMessageType.Close)
                {
                    socket.Abort();
                }
            }
        }
        """);

    [Fact]
    public Task More_room_is_no_limit() => Expect.DiagnosticsAsync("""
        using System.IO;
        using System.Net.WebSockets;

        public class Pooled : MemoryStream;

        public class Reader(WebSocket socket)
        {
            public async Task<byte[]> ReadAsync(byte[] part)
            {
                var buffer = new byte[1024];
                var count = 0;
                while (true)
                {
                    var result = await {|WS2008:socket.ReceiveAsync(part.AsMemory(), default)|};
                    if (buffer.Length - count < result.Count)
                    {
                        Array.Resize(ref buffer, buffer.Length + result.Count);
                    }

                    part.AsSpan(0, result.Count).CopyTo(buffer.AsSpan(count));
                    count += result.Count;
                    if (result.EndOfMessage)
                    {
                        return buffer;
                    }
                }
            }

            public async Task ReadOrNotAsync(byte[] part, MemoryStream stream)
            {
                WebSocketReceiveResult? result = null;
                while (socket.State == WebSocketState.Open)
                {
                    result = await {|WS2008:socket.ReceiveAsync(new ArraySegment<byte>(part), default)|};
                    stream.Write(part, 0, result.Count);
                    if (result.EndOfMessage)
                    {
                        break;
                    }
                }

                if (result == null || result is null)
                {
                    throw new InvalidDataException();
                }
            }

            public async Task ReadAsync(byte[] part, Pooled stream)
            {
                ValueWebSocketReceiveResult result;
                do
                {
                    result = await {|WS2008:socket.ReceiveAsync(part.AsMemory(), default)|};
                    stream?.Write(part, 0, result.Count);
                }
                while (!result.EndOfMessage);
            }

            public async Task ReadCheckedAsync(byte[] part, Pooled stream)
            {
                ValueWebSocketReceiveResult result;
                do
                {
                    result = await socket.ReceiveAsync(part.AsMemory(), default);
                    if (IsTooLong(stream.Length + result.Count))
                    {
                        throw new InvalidDataException();
                    }

                    stream.Write(part, 0, result.Count);
                }
                while (!result.EndOfMessage);
            }

            private static bool IsTooLong(long length) => length > 65_536;

            public async Task<byte[]> ReadBoundedAsync()
            {
                var buffer = new byte[1024];
                var count = 0;
                while (true)
                {
                    if (count == buffer.Length)
                    {
                        if (buffer.Length >= 1_000_000)
                        {
                            throw new InvalidDataException();
                        }

                        Array.Resize(ref buffer, buffer.Length * 2);
                    }

                    var result = await socket.ReceiveAsync(buffer.AsMemory(count), default);
                    count += result.Count;
                    if (result.EndOfMessage)
                    {
                        return buffer;
                    }
                }
            }
        }
        """);

    [Fact]
    public Task A_message_that_is_gathered_without_a_limit_is_reported() => Expect.DiagnosticsAsync(Receive("""
        ValueWebSocketReceiveResult result;
        do
        {
            result = await {|WS2008:socket.ReceiveAsync(buffer.AsMemory(), default)|};
            stream.Write(buffer, 0, result.Count);
        }
        while (!result.EndOfMessage && result.Count > 0);

        while (true)
        {
            var part = await {|WS2008:socket.ReceiveAsync(buffer.AsMemory(), default)|};
            builder.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            if (part.EndOfMessage)
            {
                break;
            }
        }

        while (true)
        {
            var part = await {|WS2008:socket.ReceiveAsync(buffer.AsMemory(), default)|};
            bytes.AddRange(buffer.Take(part.Count));
            if (part.EndOfMessage)
            {
                break;
            }
        }
        """));

    [Fact]
    public Task A_receive_with_a_limit_is_silent() => Expect.DiagnosticsAsync(Receive("""
        ValueWebSocketReceiveResult result;
        do
        {
            result = await socket.ReceiveAsync(buffer.AsMemory(), default);
            if (stream.Length + result.Count > 65_536)
            {
                throw new InvalidDataException();
            }

            stream.Write(buffer, 0, result.Count);
        }
        while (!result.EndOfMessage);

        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), default);
            length += part.Count;
            if (part.EndOfMessage)
            {
                break;
            }
        }

        var handed = await socket.ReceiveAsync(buffer.AsMemory(), default);
        Handle(handed);
        var close = await socket.ReceiveAsync(buffer.AsMemory(), default);
        var isClose = close.MessageType == WebSocketMessageType.Close;
        await socket.ReceiveAsync(buffer.AsMemory(), default);

        static void Handle(ValueWebSocketReceiveResult handed)
        {
        }
        """));

    [Fact]
    public Task The_message_says_what_may_happen() => Expect.MessagesAsync(
        Receive("options.MaxMessageBytes = int.MaxValue;"),
        "WS2008: 'MaxMessageBytes' is lifted, so one message can fill the memory; set the size of the largest message that you exchange");

    private static string Receive(string statements) => $$"""
        using System.IO;
        using System.Net.WebSockets;
        using System.Text;
        using static System.Int32;

        public class Program
        {
            public async Task RunAsync(WebSocket socket, WsConnectionOptions options, byte[] buffer, MemoryStream stream, StringBuilder builder, List<byte> bytes)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
                await Task.Yield();
            }
        }
        """;
}
