using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Analyzers;

internal static partial class Descriptors
{
    private const string Security = "TypedSockets.Security";

    public static readonly DiagnosticDescriptor CredentialInMessage = new(
        DiagnosticIds.CredentialInMessage,
        "Credential in a message",
        "'{0}' carries a credential in a message, where buffers, logs and handlers keep it and nothing checks it; authenticate in the handshake, with WsClientOptions.AccessToken or a browser's bearer subprotocol, and leave the member out",
        Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Who is connected is decided once, in the handshake, by ASP.NET Core's own authentication. A credential in a message comes after that, is checked by hand if at all, and travels wherever messages go.",
        Pages + DiagnosticIds.CredentialInMessage + ".md");

    public static readonly DiagnosticDescriptor RateLimitOff = new(
        DiagnosticIds.RateLimitOff,
        "Rate limit is off",
        "'{0}' of null lets one client send without a bound; leave the default of 100 messages a second, or set a larger bucket",
        Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Each message costs the server a parse and a handler, and in a room one send for every member. Without a limit one client decides how much that is.",
        Pages + DiagnosticIds.RateLimitOff + ".md");

    public static readonly DiagnosticDescriptor AccessNotSaid = new(
        DiagnosticIds.AccessNotSaid,
        "Endpoint is mapped without saying who may connect",
        "Anybody may connect to '{0}', and nothing says that this is meant; add RequireAuthorization() or AllowAnonymous()",
        Security,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A typed endpoint is open to everybody unless it says otherwise, as every endpoint of ASP.NET Core is. Saying so tells the open ones from the forgotten ones.",
        Pages + DiagnosticIds.AccessNotSaid + ".md");

    public static readonly DiagnosticDescriptor CredentialInUrl = new(
        DiagnosticIds.CredentialInUrl,
        "Credential in the URL of a WebSocket",
        "'{0}' in the query string of a WebSocket's URL ends up in logs of servers and proxies; send it in the handshake's Authorization, by WsClientOptions.AccessToken or ClientWebSocketOptions.SetRequestHeader",
        Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Servers, proxies and browsers keep the URLs that they see, query strings included, and whoever reads their logs can take the credential and connect.",
        Pages + DiagnosticIds.CredentialInUrl + ".md");

    public static readonly DiagnosticDescriptor AnyOriginWithCookies = new(
        DiagnosticIds.AnyOriginWithCookies,
        "Any origin may connect while cookies authenticate",
        "'*' lets the page of every site connect with the cookies that its visitor has here; name the origins that may, such as 'https://example.org'",
        Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A browser sends a site's cookies along with every WebSocket to it, whichever page opens the socket. Only the check of the page's origin keeps a hostile page from acting as its visitor.",
        Pages + DiagnosticIds.AnyOriginWithCookies + ".md");

    /// <summary>The rules of security, in the order of the ids.</summary>
    private static ImmutableArray<DiagnosticDescriptor> AllOfSecurity => [CredentialInMessage, RateLimitOff, AccessNotSaid, CredentialInUrl, AnyOriginWithCookies];
}
