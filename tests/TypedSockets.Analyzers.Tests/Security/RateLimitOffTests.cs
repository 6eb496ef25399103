using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Security;

/// <summary>WS3002.</summary>
public sealed class RateLimitOffTests
{
    private const string Usings = """
        using System.Threading.RateLimiting;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using static TypedSockets.TypedSocketsEndpointConventionBuilderExtensions;
        using Settings = TypedSockets.WsOptions;


        """;

    [Fact]
    public Task Options_without_a_rate_are_mended() => ExpectFix.MendsAsync(
        Usings + """
        public static class Program
        {
            public static void Add(IServiceCollection services, Settings settings)
            {
                services.AddTypedSockets(options => {|WS3002:options.RateLimit = null|});
                services.AddTypedSockets(configure: static options => { {|WS3002:options.RateLimit = default|}; });
                TypedSocketsServiceCollectionExtensions.AddTypedSockets(services, delegate (WsOptions options)
                {
                    options.MaxRoomsPerConnection = 3;

                    // As fast as they can.
                    {|WS3002:options.RateLimit = (TokenBucketRateLimiterOptions?)null|};
                    options.MaxConnections = 7;
                });
                services.AddTypedSockets();
                services.Configure<WsOptions>(options => {|WS3002:options.RateLimit = null|});
                services.AddOptions<WsOptions>().Configure(options => {|WS3002:options.RateLimit = null|}).ValidateOnStart();
                if (settings.MaxConnections > 1)
                    {|WS3002:settings.RateLimit = null|};

                settings.MaxConnections = 3;
                {|WS3002:settings.RateLimit = null|}; // Nobody cares.
                settings.MaxConnections = 4; {|WS3002:settings.RateLimit = null|}; settings.MaxConnections = 5;
            }

            private static void Lift(WsOptions options) => {|WS3002:options.RateLimit = null|};
        }
        """,
        Usings + """
        public static class Program
        {
            public static void Add(IServiceCollection services, Settings settings)
            {
                services.AddTypedSockets();
                services.AddTypedSockets();
                TypedSocketsServiceCollectionExtensions.AddTypedSockets(services, delegate (WsOptions options)
                {
                    options.MaxRoomsPerConnection = 3;

                    options.MaxConnections = 7;
                });
                services.AddTypedSockets();
                services.AddOptions<WsOptions>().ValidateOnStart();

                settings.MaxConnections = 3;
                settings.MaxConnections = 4; settings.MaxConnections = 5;
            }

            private static void Lift(WsOptions options) { }
        }
        """);

    [Fact]
    public Task Object_initializers_are_mended() => ExpectFix.MendsAsync(
        Usings + """
        public static class Program
        {
            private static readonly WsOptions[] All =
            [
                new WsOptions { {|WS3002:RateLimit = null|} },
                new() { {|WS3002:RateLimit = null|}, MaxConnections = 3 },
                new TypedSockets.WsOptions() { MaxConnections = 3, {|WS3002:RateLimit = null|} },
                new Settings
                {
                    MaxConnections = 3,
                    {|WS3002:RateLimit = null|},
                },
                new Settings
                {
                    MaxConnections = 3,
                    {|WS3002:RateLimit = null|}
                },
            ];
        }
        """,
        Usings + """
        public static class Program
        {
            private static readonly WsOptions[] All =
            [
                new WsOptions(),
                new() { MaxConnections = 3 },
                new TypedSockets.WsOptions() { MaxConnections = 3 },
                new Settings
                {
                    MaxConnections = 3,
                },
                new Settings
                {
                    MaxConnections = 3
                },
            ];
        }
        """);

    [Fact]
    public Task Paths_without_a_rate_are_mended() => ExpectFix.MendsAsync(
        Usings + """
        public static class Program
        {
            public static void Map(IEndpointConventionBuilder endpoint, RouteGroupBuilder group)
            {
                endpoint.{|WS3002:WithMessageRateLimit(null)|};
                group.{|WS3002:WithMessageRateLimit(options: null)|};
                endpoint.WithDisplayName("a").{|WS3002:WithMessageRateLimit(null)|}.WithDisplayName("b");
                endpoint.WithDisplayName("a")
                    .{|WS3002:WithMessageRateLimit(null)|}
                    .WithDisplayName("b");
                TypedSocketsEndpointConventionBuilderExtensions.{|WS3002:WithMessageRateLimit(endpoint.WithDisplayName("a"), null)|}.WithDisplayName("b");
                TypedSocketsEndpointConventionBuilderExtensions.{|WS3002:WithMessageRateLimit(endpoint, null)|};
            }
        }
        """,
        Usings + """
        public static class Program
        {
            public static void Map(IEndpointConventionBuilder endpoint, RouteGroupBuilder group)
            {
                endpoint.WithDisplayName("a").WithDisplayName("b");
                endpoint.WithDisplayName("a")
                    .WithDisplayName("b");
                endpoint.WithDisplayName("a").WithDisplayName("b");
            }
        }
        """);

    [Fact]
    public Task A_value_that_is_used_is_not_mended() => ExpectFix.NoneAsync(Usings + """
        public static class Program
        {
            public static TokenBucketRateLimiterOptions? Set(WsOptions options) => {|WS3002:options.RateLimit = null|};
        }
        """);

    [Fact]
    public Task A_variable_that_is_null_is_seen_through() => Expect.DiagnosticsAsync(Usings + """
        public static class Program
        {
            public static void Set(WsOptions options)
            {
                TokenBucketRateLimiterOptions? none = null;
                {|WS3002:options.RateLimit = none|};
            }
        }
        """);

    [Fact]
    public Task What_has_a_rate_or_may_have_one_is_not_reported() => Expect.DiagnosticsAsync(Usings + """
        public static class Program
        {
            public static void Set(WsOptions options, IEndpointConventionBuilder endpoint, TokenBucketRateLimiterOptions? bucket, PartitionedRateLimiter<WsConnection> limiter)
            {
                options.RateLimit = new() { TokenLimit = 1, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromSeconds(1) };
                options.RateLimit = bucket;
                options.RateLimit = options.MaxConnections > 3 ? null : bucket;
                options.MaxConnections = null;
                options.MaxConnectionsPerAddress = null;
                endpoint.WithMessageRateLimit(bucket);
                endpoint.WithMessageRateLimiter(limiter);
                endpoint.WithMessageRateLimit(null).WithMessageRateLimit(bucket);
                endpoint.WithMessageRateLimit(null).WithDisplayName("a").WithMessageRateLimiter(limiter);
                if (options.RateLimit == null)
                {
                    TokenBucketRateLimiterOptions? later = null;
                    later = bucket;
                    options.RateLimit = later;
                }
            }
        }
        """);

    [Fact]
    public Task What_is_lifted_for_an_environment_is_not_reported() => Expect.DiagnosticsAsync(Usings + """
        public static class Program
        {
            public static void Add(WebApplicationBuilder builder, IHostEnvironment environment)
            {
                builder.Services.AddTypedSockets(options =>
                {
                    if (builder.Environment.IsDevelopment())
                    {
                        options.RateLimit = null;
                    }

                    if (environment.EnvironmentName == "Load")
                    {
                        options.RateLimit = null;
                    }
                });
            }
        }
        """);

    [Fact]
    public Task Other_types_that_have_such_a_member_are_not_reported() => Expect.DiagnosticsAsync("""
        public class Options
        {
            public object? RateLimit { get; set; }

            public Options WithMessageRateLimit(object? limit) => this;

            public static Options Create() => new Options { RateLimit = null }.WithMessageRateLimit(null);
        }
        """);

    [Fact]
    public Task It_says_what_is_lifted() => Expect.MessagesAsync(
        Usings + """
        public static class Program
        {
            public static void Set(WsOptions options, IEndpointConventionBuilder endpoint)
            {
                options.RateLimit = null;
                endpoint.WithMessageRateLimit(null);
            }
        }
        """,
        "WS3002: 'WsOptions.RateLimit' of null lets one client send without a bound; leave the default of 100 messages a second, or set a larger bucket",
        "WS3002: 'WithMessageRateLimit' of null lets one client send without a bound; leave the default of 100 messages a second, or set a larger bucket");
}
