using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Security;

/// <summary>WS3005.</summary>
public sealed class AnyOriginTests
{
    private const string Usings = """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;


        """;

    private const string AddsAnyOrigin = Usings + """
        public static class Sockets
        {
            public static void Add(IServiceCollection services) => services.AddTypedSockets(options => options.AllowedOrigins.Add({|WS3005:"*"|}));
        }
        """;

    [Theory]
    [InlineData("services.AddAuthentication().AddCookie();")]
    [InlineData("services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme);")]
    [InlineData("CookieExtensions.AddCookie(services.AddAuthentication(), options => { });")]
    [InlineData("services.AddIdentity<IdentityUser, IdentityRole>();")]
    [InlineData("services.AddIdentityApiEndpoints<IdentityUser>();")]
    [InlineData("services.AddAuthentication().AddIdentityCookies();")]
    public Task Any_origin_beside_cookies_is_reported(string statement) => Expect.DiagnosticsAsync(AddsAnyOrigin, Adds(statement));

    [Theory]
    [InlineData("services.AddAuthentication();")]
    [InlineData("services.AddAuthentication().AddBearerToken();")]
    [InlineData("services.AddIdentityCore<IdentityUser>();")]
    [InlineData("services.AddSession(options => options.Cookie.Name = \"AddCookie\");")]
    [InlineData("new Jar().AddCookie(); // AddCookie, AddIdentity")]
    public Task Any_origin_without_cookies_is_not_reported(string statement) => Expect.DiagnosticsAsync(AddsAnyOrigin.Replace("{|WS3005:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal), Adds(statement));

    [Fact]
    public Task Any_origin_is_found_however_it_is_added() => Expect.DiagnosticsAsync(Adds("services.AddAuthentication().AddCookie();"), Usings + """
        public static class Sockets
        {
            private const string Any = "*";

            public static void Set(WsOptions options, IServiceCollection services)
            {
                options.AllowedOrigins.Add({|WS3005:Any|});
                options.AllowedOrigins.Insert(0, {|WS3005:"*"|});
                options.AllowedOrigins[0] = {|WS3005:"*"|};
                var origins = options.AllowedOrigins;
                origins.Add(item: {|WS3005:"*"|});
                services.Configure<WsOptions>(static options => options.AllowedOrigins.Add({|WS3005:"*"|}));
            }

            public static WsOptions Create() => new() { AllowedOrigins = { "https://example.org", {|WS3005:"*"|} } };
        }
        """);

    [Fact]
    public Task Origins_by_name_are_not_reported() => Expect.DiagnosticsAsync(Adds("services.AddAuthentication().AddCookie();"), Usings + """
        public static class Sockets
        {
            public static void Set(WsOptions options, IHostEnvironment environment, string origin, List<string> other)
            {
                options.AllowedOrigins.Add("https://example.org");
                options.AllowedOrigins.Add(origin);
                options.AllowedOrigins.Remove("*");
                other.Add("*");
                if (environment.IsDevelopment())
                {
                    options.AllowedOrigins.Add("*");
                }
            }

            public static WebSocketOptions Create() => new() { AllowedOrigins = { "*" } };
        }
        """);

    [Fact]
    public Task It_says_what_may_happen() => Expect.MessagesAsync(
        Usings + """
        public static class Sockets
        {
            public static void Add(IServiceCollection services)
            {
                services.AddAuthentication().AddCookie();
                services.AddTypedSockets(options => options.AllowedOrigins.Add("*"));
            }
        }
        """,
        "WS3005: '*' lets the page of every site connect with the cookies that its visitor has here; name the origins that may, such as 'https://example.org'");

    private static string Adds(string statement) => Usings + $$"""
        public static class Authentication
        {
            public static void Add(IServiceCollection services)
            {
                {{statement}}
            }
        }

        public class Jar
        {
            public void AddCookie()
            {
            }
        }
        """;
}
