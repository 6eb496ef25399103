using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Reliability;

/// <summary>WS2002, where a loop connects.</summary>
public sealed class ReconnectTests
{
    [Theory]
    [InlineData("TimeSpan.FromSeconds(5)")]
    [InlineData("5000")]
    [InlineData("Pause")]
    [InlineData("new TimeSpan(0, 0, 5)")]
    [InlineData("FromSeconds(5)")]
    [InlineData("System.TimeSpan.FromMinutes(1)")]
    [InlineData("Milliseconds")]
    [InlineData("2 * TimeSpan.FromSeconds(5)")]
    public Task A_constant_delay_is_no_backoff(string delay) => Expect.DiagnosticsAsync(Loop($$"""
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var socket = new ClientWebSocket();
                await {|WS2002:socket.ConnectAsync(uri, cancellationToken)|};
            }
            catch (WebSocketException)
            {
                await Task.Delay({{delay}}, cancellationToken);
            }
        }
        """));

    [Fact]
    public Task Every_kind_of_loop_is_seen() => Expect.DiagnosticsAsync(Loop("""
        var wait = 1000;
        while (true)
        {
            using var socket = new ClientWebSocket();
            await {|WS2002:socket.ConnectAsync(uri, cancellationToken)|};
        }

        async Task ForAsync()
        {
            for (; ; )
            {
                ClientWebSocket socket = new();
                await {|WS2002:socket.ConnectAsync(uri, null, cancellationToken)|};
                Thread.Sleep(1000);
            }
        }

        async Task ForSomeTimeAsync()
        {
            for (var attempt = 0; attempt < 10; attempt++)
            {
                try
                {
                    await {|WS2002:new ClientWebSocket().ConnectAsync(uri, cancellationToken)|};
                    break;
                }
                catch (WebSocketException)
                {
                    await Task.Delay(wait);
                }
            }
        }

        Func<Task> lambda = async () =>
        {
            do
            {
                using var socket = new ClientWebSocket();
                try
                {
                    await {|WS2002:socket.ConnectAsync(uri, cancellationToken)|};
                }
                catch (Exception)
                {
                }
            }
            while (attempts > 0);
        };
        """));

    [Theory]
    [InlineData("await Task.Delay(delay, cancellationToken); delay *= 2;")]
    [InlineData("await Task.Delay(delay, cancellationToken); delay += TimeSpan.FromSeconds(1);")]
    [InlineData("await Task.Delay(delay, cancellationToken); delay = Next(delay);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(attempts++), cancellationToken);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempts)), cancellationToken);")]
    [InlineData("await Task.Delay(Delays[attempts], cancellationToken);")]
    [InlineData("await Task.Delay(1000 << attempts, cancellationToken);")]
    [InlineData("await Task.Delay(Random.Shared.Next(500, 5000), cancellationToken);")]
    [InlineData("await BackoffAsync(attempts);")]
    [InlineData("await Task.Delay(Next(delay), cancellationToken);")]
    public Task A_delay_that_grows_or_that_is_not_known_is_silent(string wait) => Expect.DiagnosticsAsync(Loop($$"""
        var delay = TimeSpan.FromSeconds(1);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(uri, cancellationToken);
            }
            catch (WebSocketException)
            {
                {{wait}}
            }
        }
        """));

    [Fact]
    public Task To_wait_until_a_server_has_started_is_silent() => Expect.DiagnosticsAsync(Loop("""
        var deadline = DateTime.UtcNow.AddSeconds(10);
        while (DateTime.UtcNow <= deadline)
        {
            try
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(uri, cancellationToken);
                break;
            }
            catch (WebSocketException)
            {
                await Task.Delay(100, cancellationToken);
            }
        }
        """));

    [Fact]
    public Task A_method_that_calls_itself_is_a_loop() => Expect.DiagnosticsAsync("""
        using System.Net.WebSockets;

        public class Feed(Uri uri)
        {
            private int attempts;

            public async Task ConnectAsync(CancellationToken cancellationToken)
            {
                try
                {
                    using var socket = new ClientWebSocket();
                    await {|WS2002:socket.ConnectAsync(uri, cancellationToken)|};
                }
                catch (WebSocketException)
                {
                    await Task.Delay(5000, cancellationToken);
                    await ConnectAsync(cancellationToken);
                }
            }

            public async Task ConnectSlowerAsync(CancellationToken cancellationToken)
            {
                try
                {
                    using var socket = new ClientWebSocket();
                    await socket.ConnectAsync(uri, cancellationToken);
                }
                catch (WebSocketException)
                {
                    await Task.Delay(1000 << attempts++, cancellationToken);
                    await ConnectSlowerAsync(cancellationToken);
                }
            }

            public async Task ConnectOnceAsync(Uri other, CancellationToken cancellationToken)
            {
                try
                {
                    using var socket = new ClientWebSocket();
                    await socket.ConnectAsync(other, cancellationToken);
                }
                catch (WebSocketException)
                {
                    await Task.Delay(5000, cancellationToken);
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task Other_connects_are_silent() => Expect.DiagnosticsAsync(Loop("""
        using var once = new ClientWebSocket();
        await once.ConnectAsync(uri, cancellationToken);

        foreach (var other in new[] { uri })
        {
            var socket = new ClientWebSocket();
            try
            {
                await socket.ConnectAsync(other, cancellationToken);
            }
            catch (WebSocketException)
            {
            }
        }

        for (var i = 0; i < 1000; i++)
        {
            var socket = new ClientWebSocket();
            await socket.ConnectAsync(uri, cancellationToken);
        }

        while (attempts-- > 0)
        {
            await ExecuteAsync(async () =>
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(uri, cancellationToken);
            });
        }
        """));

    [Fact]
    public Task A_constant_delay_is_made_to_grow() => ExpectFix.MendsAsync(
        Loop("""
        // As long as the program runs.
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var socket = new ClientWebSocket();
                await {|WS2002:socket.ConnectAsync(uri, cancellationToken)|};
            }
            catch (WebSocketException)
            {
                await Task.Delay(5000, cancellationToken); // Not too often.
            }
        }
        """),
        Loop("""
        // As long as the program runs.
        var delay = FromMilliseconds(5000);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(uri, cancellationToken);
                delay = FromMilliseconds(5000);
            }
            catch (WebSocketException)
            {
                await Task.Delay(delay * (1 + (Random.Shared.NextDouble() * 0.3)), cancellationToken); // Not too often.
                delay = FromSeconds(Math.Min(delay.TotalSeconds * 2, 30));
            }
        }
        """));

    [Fact]
    public Task A_delay_grows_in_code_that_configures_its_awaits() => ExpectFix.MendsAsync(
        Loop("""
        for (;;)
        {
            using var socket = new ClientWebSocket();
            await {|WS2002:socket.ConnectAsync(uri, cancellationToken)|}.ConfigureAwait(false); // Now.
            await Task.Delay(FromSeconds(2), cancellationToken).ConfigureAwait(false); // Wait.
        }
        """),
        Loop("""
        var delay = FromSeconds(2);
        for (;;)
        {
            using var socket = new ClientWebSocket();
            await socket.ConnectAsync(uri, cancellationToken).ConfigureAwait(false); // Now.
            delay = FromSeconds(2);
            await Task.Delay(delay * (1 + (Random.Shared.NextDouble() * 0.3)), cancellationToken).ConfigureAwait(false); // Wait.
            delay = FromSeconds(Math.Min(delay.TotalSeconds * 2, 30));
        }
        """));

    [Fact]
    public Task The_message_says_what_connects_and_how() => Expect.MessagesAsync(
        Loop("""
        while (true)
        {
            await new ClientWebSocket().ConnectAsync(uri, cancellationToken);
        }
        """),
        "WS2002: The loop in 'RunAsync' connects again at once; let the delay double up to half a minute, and add a random part, so that the clients of a server that comes back do not all come at once");

    private static string Loop(string statements) => $$"""
        using System.Net.WebSockets;
        using static System.TimeSpan;

        public class Program
        {
            private const int Milliseconds = 5000;
            private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
            private static readonly TimeSpan[] Delays = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

            public async Task RunAsync(Uri uri, int attempts, CancellationToken cancellationToken)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }

            private static TimeSpan Next(TimeSpan delay) => delay * 2;

            private static Task BackoffAsync(int attempt) => Task.Delay(attempt);

            private static Task ExecuteAsync(Func<Task> action) => action();
        }
        """;
}
