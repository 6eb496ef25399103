using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Reliability;

/// <summary>WS2001.</summary>
public sealed class HeartbeatTests
{
    [Theory]
    [InlineData("Interval", "Timeout.InfiniteTimeSpan")]
    [InlineData("Interval", "System.Threading.Timeout.InfiniteTimeSpan")]
    [InlineData("Interval", "TimeSpan.MaxValue")]
    [InlineData("Interval", "TimeSpan.Zero")]
    [InlineData("Interval", "default")]
    [InlineData("Interval", "TimeSpan.FromMilliseconds(-1)")]
    [InlineData("Interval", "TimeSpan.FromMilliseconds(Timeout.Infinite)")]
    [InlineData("Interval", "Off")]
    [InlineData("Interval", "TimeSpan.FromMinutes(1)")]
    [InlineData("Interval", "TimeSpan.FromSeconds(45)")]
    [InlineData("Timeout", "Timeout.InfiniteTimeSpan")]
    [InlineData("Timeout", "TimeSpan.FromDays(1000)")]
    [InlineData("Timeout", "TimeSpan.FromSeconds(30)")]
    [InlineData("Timeout", "TimeSpan.FromSeconds(29.5)")]
    [InlineData("Timeout", "new TimeSpan(0, 0, 10)")]
    [InlineData("Timeout", "new(0, 0, 10)")]
    [InlineData("Timeout", "TimeSpan.FromMinutes(0, seconds: 20)")]
    [InlineData("Timeout", "TimeSpan.FromSeconds(5) * 2")]
    public Task A_heartbeat_that_is_off_is_reported(string option, string value) => Expect.DiagnosticsAsync(Options($$"""
        first.Heartbeat.{{option}} = TimeSpan.FromSeconds(40);
        {|WS2001:second.Heartbeat.{{option}} = {{value}}|};
        var made = new WsClientOptions { Heartbeat = { {|WS2001:{{option}} = {{value}}|} } };
        Action<WsOptions> configure = options => {|WS2001:options.Heartbeat.{{option}} = {{value}}|};
        """));

    [Fact]
    public Task A_timeout_is_compared_with_the_interval_of_the_same_options() => Expect.DiagnosticsAsync(Options("""
        first.Heartbeat.Interval = TimeSpan.FromMinutes(1);
        {|WS2001:first.Heartbeat.Timeout = TimeSpan.FromSeconds(60)|};

        second.Heartbeat.Interval = TimeSpan.FromSeconds(5);
        second.Heartbeat.Timeout = TimeSpan.FromSeconds(10);

        WsClientOptions wrong = new() { Heartbeat = { Interval = TimeSpan.FromMinutes(2), {|WS2001:Timeout = TimeSpan.FromMinutes(1)|} } };
        WsClientOptions right = new() { Heartbeat = { Interval = TimeSpan.FromMinutes(2), Timeout = TimeSpan.FromMinutes(3) } };
        """));

    [Fact]
    public Task What_is_not_known_or_long_enough_is_silent() => Expect.DiagnosticsAsync(Options("""
        first.Heartbeat.Interval = interval;
        first.Heartbeat.Timeout = TimeSpan.FromSeconds(10);
        second.Heartbeat.Interval = TimeSpan.FromMinutes(5);
        second.Heartbeat.Timeout = interval * 2;
        Bind(third);
        third.Heartbeat.Interval = TimeSpan.FromMinutes(1);
        other.Interval = Timeout.InfiniteTimeSpan;
        other.Timeout = TimeSpan.FromSeconds(1);
        """));

    [Fact]
    public Task Raw_sockets_ping_too() => Expect.DiagnosticsAsync("""
        using System.Net.WebSockets;
        using Microsoft.AspNetCore.Builder;

        public static class Program
        {
            public static void Configure(ClientWebSocket socket, ClientWebSocket other, IApplicationBuilder app)
            {
                {|WS2001:socket.Options.KeepAliveInterval = TimeSpan.Zero|};
                other.Options.KeepAliveInterval = TimeSpan.FromSeconds(20);
                app.UseWebSockets(new() { {|WS2001:KeepAliveInterval = Timeout.InfiniteTimeSpan|} });
            }
        }
        """);

    [Fact]
    public Task What_somebody_may_choose_is_silent() => Expect.DiagnosticsAsync("""
        using System.Net.WebSockets;

        public static class Program
        {
            public static void Configure(ClientWebSocket socket, ClientWebSocket other, WsClientOptions options, TimeSpan? ping)
            {
                {|WS2001:other.Options.KeepAliveInterval = TimeSpan.Zero|};
                if (ping is null)
                {
                    socket.Options.KeepAliveInterval = TimeSpan.Zero;
                    options.Heartbeat.Interval = Timeout.InfiniteTimeSpan;
                    return;
                }

                socket.Options.KeepAliveInterval = ping.Value;
                options.Heartbeat.Interval = ping.Value;
            }
        }
        """);

    [Fact]
    public Task The_defaults_come_back() => ExpectFix.MendsAsync(
        Options("""
        {|WS2001:first.Heartbeat.Interval = Timeout.InfiniteTimeSpan|}; // No pings.
        {|WS2001:second.Heartbeat.Timeout = TimeSpan.FromSeconds(20)|};
        third.Heartbeat.Interval = TimeSpan.FromMinutes(1);
        {|WS2001:third.Heartbeat.Timeout = TimeSpan.FromMinutes(1)|};
        """),
        Options("""
        first.Heartbeat.Interval = TimeSpan.FromSeconds(30); // No pings.
        second.Heartbeat.Timeout = TimeSpan.FromSeconds(45);
        third.Heartbeat.Interval = TimeSpan.FromMinutes(1);
        third.Heartbeat.Timeout = TimeSpan.FromSeconds(90);
        """));

    [Fact]
    public Task The_message_says_which_times_do_not_fit() => Expect.MessagesAsync(
        Options("second.Heartbeat.Timeout = TimeSpan.FromSeconds(20);"),
        "WS2001: 'WsHeartbeatOptions.Timeout' is not longer than the interval, which is 30 s, so connections end before they could have answered; ping every 30 seconds and end a connection after 45 seconds of silence");

    private static string Options(string statements) => $$"""
        public class Other
        {
            public TimeSpan Interval { get; set; }

            public TimeSpan Timeout { get; set; }
        }

        public static class Program
        {
            private static readonly TimeSpan Off = Timeout.InfiniteTimeSpan;

            public static void Configure(WsOptions first, WsClientOptions second, WsConnectionOptions third, Other other, TimeSpan interval)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }

            private static void Bind(object options)
            {
            }
        }
        """;
}
