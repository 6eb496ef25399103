using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Security;

/// <summary>WS3003.</summary>
public sealed class AccessNotSaidTests
{
    private const string Usings = """
        using System;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.Extensions.DependencyInjection;
        using static TypedSockets.TypedSocketsEndpointRouteBuilderExtensions;
        using Hub = ChatEndpoint;


        """;

    private const string Endpoint = """


        [WsMessage("say")]
        public partial record Say(string Text);

        [WsContract]
        public interface IChat
        {
            ValueTask SayAsync(Say message);
        }

        public partial class ChatEndpoint : WsEndpoint, IChat
        {
            public ValueTask SayAsync(Say message) => default;
        }
        """;

    [Fact]
    public Task What_is_said_nowhere_is_mended() => ExpectFix.MendsAsync(
        Usings + """
        public static class Program
        {
            public static void Map(WebApplication app)
            {
                app.{|WS3003:MapTypedSocket<ChatEndpoint>|}("/a");
                app.{|WS3003:MapTypedSocket<Hub>|}("/b").WithDisplayName("b");
                TypedSockets.TypedSocketsEndpointRouteBuilderExtensions.{|WS3003:MapTypedSocket<ChatEndpoint>|}(pattern: "/c", endpoints: app);
                app.{|WS3003:MapTypedSocket<ChatEndpoint>|}("/d") // The fourth.
                    .WithDisplayName("d")
                    .WithMetadata(new Uri("https://example.org"), "text");
                var endpoint = app.{|WS3003:MapTypedSocket<ChatEndpoint>|}("/e");
                endpoint.WithDisplayName("e").RequireHost("example.org");
                _ = app.{|WS3003:MapTypedSocket<ChatEndpoint>|}("/f");
                app.UseEndpoints(endpoints => endpoints.{|WS3003:MapTypedSocket<ChatEndpoint>|}("/g"));
            }
        }
        """ + Endpoint,
        Usings + """
        public static class Program
        {
            public static void Map(WebApplication app)
            {
                app.MapTypedSocket<ChatEndpoint>("/a").RequireAuthorization();
                app.MapTypedSocket<Hub>("/b").RequireAuthorization().WithDisplayName("b");
                TypedSockets.TypedSocketsEndpointRouteBuilderExtensions.MapTypedSocket<ChatEndpoint>(pattern: "/c", endpoints: app).RequireAuthorization();
                app.MapTypedSocket<ChatEndpoint>("/d")
                    .RequireAuthorization() // The fourth.
                    .WithDisplayName("d")
                    .WithMetadata(new Uri("https://example.org"), "text");
                var endpoint = app.MapTypedSocket<ChatEndpoint>("/e").RequireAuthorization();
                endpoint.WithDisplayName("e").RequireHost("example.org");
                _ = app.MapTypedSocket<ChatEndpoint>("/f").RequireAuthorization();
                app.UseEndpoints(endpoints => endpoints.MapTypedSocket<ChatEndpoint>("/g").RequireAuthorization());
            }
        }
        """ + Endpoint);

    [Fact]
    public Task Anybody_may_be_let_in_instead() => ExpectFix.MendsByAsync(
        "Add 'AllowAnonymous()'",
        Usings + """
        public static class Program
        {
            public static void Map(WebApplication app)
            {
                app.{|WS3003:MapTypedSocket<ChatEndpoint>|}("/a"); // Open.
                app?.{|WS3003:MapTypedSocket<ChatEndpoint>|}("/b")
                    // Says what it is.
                    .WithDisplayName("b");
                app!.MapGroup("/c")
                    .{|WS3003:MapTypedSocket<ChatEndpoint>|}("/d");
            }
        }
        """ + Endpoint,
        Usings + """
        public static class Program
        {
            public static void Map(WebApplication app)
            {
                app.MapTypedSocket<ChatEndpoint>("/a").AllowAnonymous(); // Open.
                app?.MapTypedSocket<ChatEndpoint>("/b")
                    .AllowAnonymous()
                    // Says what it is.
                    .WithDisplayName("b");
                app!.MapGroup("/c")
                    .MapTypedSocket<ChatEndpoint>("/d")
                    .AllowAnonymous();
            }
        }
        """ + Endpoint);

    [Fact]
    public Task The_namespace_is_imported_where_it_is_missing() => ExpectFix.MendsAsync(
        """
        using System.Text;
        using TypedSockets;

        public static class Program
        {
            public static void Map(Microsoft.AspNetCore.Builder.WebApplication app)
            {
                app.{|WS3003:MapTypedSocket<ChatEndpoint>|}("/a");
                app.{|WS3003:MapTypedSocket<ChatEndpoint>|}("/b");
            }
        }
        """ + Endpoint,
        """
        using System.Text;
        using Microsoft.AspNetCore.Builder;
        using TypedSockets;

        public static class Program
        {
            public static void Map(Microsoft.AspNetCore.Builder.WebApplication app)
            {
                app.MapTypedSocket<ChatEndpoint>("/a").RequireAuthorization();
                app.MapTypedSocket<ChatEndpoint>("/b").RequireAuthorization();
            }
        }
        """ + Endpoint);

    [Fact]
    public Task Groups_that_say_nothing_do_not_help() => InProgramAsync("""
        app.MapGroup("/a").WithGroupName("a").{|WS3003:MapTypedSocket<ChatEndpoint>|}("/b");
        var group = app.MapGroup("/a");
        var inner = group.MapGroup("/b");
        inner.{|WS3003:MapTypedSocket<ChatEndpoint>|}("/c");
        group.MapGet("/d", () => "").RequireAuthorization();
        group.MapTypedSocket<ChatEndpoint>("/e").RequireAuthorization();
        """);

    [Fact]
    public Task What_is_said_behind_the_call_counts() => InProgramAsync("""
        app.MapTypedSocket<ChatEndpoint>("/a").RequireAuthorization();
        app.MapTypedSocket<ChatEndpoint>("/b").WithDisplayName("b").RequireAuthorization("policy").WithDisplayName("c");
        app.MapTypedSocket<ChatEndpoint>("/c").AllowAnonymous();
        AuthorizationEndpointConventionBuilderExtensions.AllowAnonymous(app.MapTypedSocket<ChatEndpoint>("/d"));
        app.MapTypedSocket<ChatEndpoint>("/e").WithMetadata(new AuthorizeAttribute());
        app.MapTypedSocket<ChatEndpoint>("/f").WithMetadata("text", new AllowAnonymousAttribute());
        """);

    [Fact]
    public Task What_is_said_at_a_variable_counts() => InProgramAsync("""
        var endpoint = app.MapTypedSocket<ChatEndpoint>("/a");
        endpoint.WithDisplayName("a");
        endpoint.RequireAuthorization();
        IEndpointConventionBuilder other;
        other = app.MapTypedSocket<ChatEndpoint>("/b").WithDisplayName("b");
        var same = other;
        if (app.Environment.ApplicationName is "")
        {
            same.AllowAnonymous();
        }
        """);

    [Fact]
    public Task What_is_said_at_a_group_counts() => InProgramAsync("""
        app.MapGroup("/a").RequireAuthorization().MapTypedSocket<ChatEndpoint>("/b");
        app.MapGroup("/a").AllowAnonymous().MapGroup("/b").MapTypedSocket<ChatEndpoint>("/c").WithDisplayName("c");
        var group = app.MapGroup("/a").RequireAuthorization();
        group.MapTypedSocket<ChatEndpoint>("/b");
        var later = app.MapGroup("/a");
        later.MapGroup("/b").MapTypedSocket<ChatEndpoint>("/c");
        later.RequireAuthorization("policy");
        """);

    [Fact]
    public Task What_is_said_at_the_class_counts() => Expect.DiagnosticsAsync(Usings + """
        public static class Program
        {
            public static void Map(WebApplication app)
            {
                app.MapTypedSocket<Closed>("/a");
                app.MapTypedSocket<Open>("/b");
                app.MapTypedSocket<Derived>("/c");
                app.{|WS3003:MapTypedSocket<OnlyAMethod>|}("/d");
            }
        }

        [Authorize]
        public partial class Closed : WsEndpoint, IChat
        {
            public ValueTask SayAsync(Say message) => default;
        }

        [AllowAnonymous]
        public partial class Open : WsEndpoint, IChat
        {
            public ValueTask SayAsync(Say message) => default;
        }

        [Authorize(Roles = "member")]
        public abstract class Base : WsEndpoint;

        public partial class Derived : Base, IChat
        {
            public ValueTask SayAsync(Say message) => default;
        }

        public partial class OnlyAMethod : WsEndpoint, IChat
        {
            [Authorize]
            public ValueTask SayAsync(Say message) => default;
        }
        """ + Endpoint);

    [Fact]
    public Task What_can_not_be_seen_is_not_reported() => Expect.DiagnosticsAsync(Usings + """
        public static class Program
        {
            private static IEndpointConventionBuilder? kept;

            public static IEndpointConventionBuilder MapChat(this IEndpointRouteBuilder endpoints) => endpoints.MapTypedSocket<ChatEndpoint>("/a");

            public static IEndpointConventionBuilder Returned(WebApplication app)
            {
                var endpoint = app.MapTypedSocket<ChatEndpoint>("/a");
                return endpoint;
            }

            public static void Map(WebApplication app, IEndpointRouteBuilder routes, RouteGroupBuilder group)
            {
                routes.MapTypedSocket<ChatEndpoint>("/a");
                group.MapTypedSocket<ChatEndpoint>("/b");
                app.MapTypedSocket<ChatEndpoint>("/c").Secured();
                app.MapTypedSocket<ChatEndpoint>("/d").Add(builder => builder.Metadata.Add(new AuthorizeAttribute()));
                kept = app.MapTypedSocket<ChatEndpoint>("/e");
                Secured(app.MapTypedSocket<ChatEndpoint>("/f"));
                app.MapGroup("/g").Secured().MapTypedSocket<ChatEndpoint>("/h");
            }

            private static TBuilder Secured<TBuilder>(this TBuilder builder)
                where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization();

            private static void MapAny<TEndpoint>(WebApplication app)
                where TEndpoint : WsEndpoint, IWsEndpoint<TEndpoint> => app.MapTypedSocket<TEndpoint>("/i");
        }
        """ + Endpoint);

    [Theory]
    [InlineData("services.AddAuthorizationBuilder().SetFallbackPolicy(policy);")]
    [InlineData("services.AddAuthorization(options => options.FallbackPolicy = policy);")]
    [InlineData("services.Configure<AuthorizationOptions>(options => { options.FallbackPolicy = options.DefaultPolicy; });")]
    public Task A_fallback_policy_speaks_for_all(string statement) => Expect.DiagnosticsAsync(Services(statement), Usings + Map("app.MapTypedSocket<ChatEndpoint>(\"/a\");"));

    [Theory]
    [InlineData("services.AddAuthorizationBuilder().SetFallbackPolicy(null);")]
    [InlineData("services.AddAuthorization(options => options.FallbackPolicy = null);")]
    [InlineData("services.AddAuthorization(options => options.DefaultPolicy = options.FallbackPolicy ?? policy);")]
    [InlineData("services.AddAuthorization();")]
    public Task No_fallback_policy_speaks_for_nobody(string statement) => Expect.DiagnosticsAsync(Services(statement), Usings + Map("app.{|WS3003:MapTypedSocket<ChatEndpoint>|}(\"/a\");"));

    [Fact]
    public Task A_policy_provider_may_have_a_fallback_policy() => Expect.DiagnosticsAsync(
        Usings + """
        public class Policies : IAuthorizationPolicyProvider
        {
            public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => throw new InvalidOperationException();
            public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => throw new InvalidOperationException();
            public Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) => throw new InvalidOperationException();
        }
        """,
        Usings + Map("app.MapTypedSocket<ChatEndpoint>(\"/a\");"));

    [Fact]
    public Task It_names_the_endpoint() => Expect.MessagesAsync(
        Usings + Map("app.MapTypedSocket<Hub>(\"/a\");"),
        "WS3003: Anybody may connect to 'ChatEndpoint', and nothing says that this is meant; add RequireAuthorization() or AllowAnonymous()");

    private static Task InProgramAsync(string statements) => Expect.DiagnosticsAsync(Usings + Map(statements));

    private static string Map(string statements) => $$"""
        public static class Program
        {
            public static void Map(WebApplication app)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """ + Endpoint;

    private static string Services(string statement) => $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.Extensions.DependencyInjection;

        public static class Services
        {
            public static void Add(IServiceCollection services, AuthorizationPolicy policy)
            {
                {{statement}}
            }
        }
        """;
}
