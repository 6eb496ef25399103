using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Reliability;

/// <summary>WS2002, where a client is told how to connect again.</summary>
public sealed class ReconnectOptionsTests
{
    [Fact]
    public Task Options_without_growth_are_reported() => Expect.DiagnosticsAsync("""
        using Microsoft.Extensions.DependencyInjection;
        using Options = TypedSockets.WsClientOptions;

        [WsMessage("say")]
        public partial record Say(string Text);

        [WsContract]
        public interface IChat
        {
            ValueTask SayAsync(Say message);
        }

        public static class Program
        {
            public static Options Create() => new()
            {
                Reconnect = { {|WS2002:InitialDelay = TimeSpan.Zero|}, {|WS2002:Multiplier = 1|} },
            };

            public static void Configure(IServiceCollection services)
            {
                services.AddTypedSocketClient<IChat, ChatClient>(new Uri("ws://a"), options => {|WS2002:options.Reconnect.InitialDelay = default|});
                services.AddTypedSocketClient<IChat, ChatClient>(new Uri("ws://b"), options =>
                {
                    options.Reconnect.InitialDelay = TimeSpan.FromSeconds(5);
                    {|WS2002:options.Reconnect.MaxDelay = TimeSpan.FromSeconds(5)|};
                });
                TypedSocketClientServiceCollectionExtensions.AddTypedSocketClient<IChat, ChatClient>(services, new Uri("ws://c"), options => {|WS2002:options.Reconnect.MaxDelay = TimeSpan.FromSeconds(1)|});
                var reconnect = new WsReconnectOptions { {|WS2002:InitialDelay = TimeSpan.FromMinutes(1)|} };
            }
        }
        """);

    [Fact]
    public Task Options_that_grow_or_that_are_not_known_are_silent() => Expect.DiagnosticsAsync("""
        using Microsoft.Extensions.Configuration;

        public static class Program
        {
            public static WsClientOptions Create(TimeSpan delay) => new()
            {
                Reconnect = { InitialDelay = TimeSpan.FromMilliseconds(100), MaxDelay = TimeSpan.FromSeconds(5), Multiplier = 1.5 },
            };

            public static void Configure(WsClientOptions first, WsClientOptions second, WsReconnectOptions third, IConfiguration configuration, TimeSpan delay)
            {
                first.Reconnect.InitialDelay = TimeSpan.FromSeconds(5);
                second.Reconnect.MaxDelay = TimeSpan.FromSeconds(5);
                first.Reconnect.Multiplier = 3;
                configuration.Bind(third);
                third.MaxDelay = TimeSpan.FromSeconds(1);
            }

            public static void Take(WsReconnectOptions options, TimeSpan delay)
            {
                options.InitialDelay = delay;
                options.MaxDelay = delay;
            }
        }
        """);

    [Fact]
    public Task A_policy_of_one_delay_is_reported() => Expect.DiagnosticsAsync("""
        public class Fixed : IWsReconnectPolicy
        {
            public TimeSpan? NextDelay(int attempt) => {|WS2002:TimeSpan.FromSeconds(5)|};
        }

        public class Limited : IWsReconnectPolicy
        {
            private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

            TimeSpan? IWsReconnectPolicy.NextDelay(int attempt)
            {
                if (attempt > 5)
                {
                    return null;
                }

                return attempt == 0 ? {|WS2002:Delay|} : Delay;
            }
        }

        public class Growing : IWsReconnectPolicy
        {
            public TimeSpan? NextDelay(int attempt) => TimeSpan.FromSeconds(Math.Pow(2, attempt));
        }

        public class Table : IWsReconnectPolicy
        {
            public TimeSpan? NextDelay(int attempt) => attempt switch
            {
                0 => TimeSpan.FromSeconds(1),
                1 => TimeSpan.FromSeconds(10),
                _ => null,
            };
        }

        public class Never : IWsReconnectPolicy
        {
            public TimeSpan? NextDelay(int attempt) => null;
        }

        public class Another
        {
            public TimeSpan? NextDelay(int attempt) => TimeSpan.FromSeconds(5);
        }
        """);

    [Fact]
    public Task Options_get_the_defaults_back() => ExpectFix.MendsAsync(
        """
        public static class Program
        {
            public static WsClientOptions Create() => new()
            {
                Reconnect =
                {
                    {|WS2002:InitialDelay = TimeSpan.Zero|}, // At once.
                    {|WS2002:Multiplier = 1|},
                },
            };

            public static void Configure(WsClientOptions options)
            {
                options.Reconnect.InitialDelay = TimeSpan.FromSeconds(5);
                {|WS2002:options.Reconnect.MaxDelay = TimeSpan.FromSeconds(5)|};
            }
        }
        """,
        """
        public static class Program
        {
            public static WsClientOptions Create() => new()
            {
                Reconnect =
                {
                    InitialDelay = TimeSpan.FromSeconds(1), // At once.
                    Multiplier = 2,
                },
            };

            public static void Configure(WsClientOptions options)
            {
                options.Reconnect.InitialDelay = TimeSpan.FromSeconds(5);
                options.Reconnect.MaxDelay = TimeSpan.FromSeconds(30);
            }
        }
        """);
}
