using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Reliability;

/// <summary>WS2006.</summary>
public sealed class RequestTimeoutTests
{
    [Theory]
    [InlineData("Timeout.InfiniteTimeSpan")]
    [InlineData("TimeSpan.MaxValue")]
    [InlineData("System.TimeSpan.FromMilliseconds(-1)")]
    [InlineData("new(0, 0, 0, 0, -1)")]
    [InlineData("TimeSpan.FromMilliseconds(Timeout.Infinite)")]
    [InlineData("InfiniteTimeSpan")]
    [InlineData("Never")]
    public Task An_infinite_timeout_is_reported(string value) => Expect.DiagnosticsAsync(Options($$"""
        {|WS2006:first.RequestTimeout = {{value}}|};
        var made = new WsClientOptions { {|WS2006:RequestTimeout = {{value}}|} };
        Action<WsOptions> configure = options => {|WS2006:options.RequestTimeout = {{value}}|};
        """));

    [Theory]
    [InlineData("TimeSpan.FromSeconds(5)")]
    [InlineData("TimeSpan.FromMinutes(10)")]
    [InlineData("given")]
    public Task A_bound_is_silent(string value) => Expect.DiagnosticsAsync(Options($"first.RequestTimeout = {value}; first.MessageTimeout = Timeout.InfiniteTimeSpan;"));

    [Fact]
    public Task The_default_comes_back() => ExpectFix.MendsAsync(
        Options("""
        {|WS2006:first.RequestTimeout = Timeout.InfiniteTimeSpan|}; // However long.
        var made = new WsClientOptions { {|WS2006:RequestTimeout = TimeSpan.MaxValue|} };
        """),
        Options("""
        first.RequestTimeout = TimeSpan.FromSeconds(5); // However long.
        var made = new WsClientOptions { RequestTimeout = TimeSpan.FromSeconds(5) };
        """));

    [Fact]
    public Task The_message_says_what_waits() => Expect.MessagesAsync(
        Options("first.RequestTimeout = Timeout.InfiniteTimeSpan;"),
        "WS2006: 'RequestTimeout' is infinite, so a request that is never answered waits for ever; set how long an answer may take");

    private static string Options(string statements) => $$"""
        using static System.Threading.Timeout;

        public static class Program
        {
            private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

            public static void Configure(WsConnectionOptions first, TimeSpan given)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
