using Microsoft.AspNetCore.Http;

namespace TypedSockets;

/// <summary>
/// Decides which pages may connect. Browsers do not apply the same-origin policy to WebSockets, so the server has to (RFC
/// 6455 section 10.2).
/// </summary>
internal static class OriginPolicy
{
    public const string Any = "*";

    /// <summary>True where the request comes from no page, from a page of this very server, or from an allowed origin.</summary>
    public static bool Allows(HttpRequest request, IEnumerable<string> allowed)
    {
        string? origin = request.Headers.Origin;
        if (string.IsNullOrEmpty(origin))
        {
            return true;
        }

        if (!IsOrigin(origin))
        {
            return false;
        }

        var uri = new Uri(origin);
        return (Uri.TryCreate($"{request.Scheme}://{request.Host.ToUriComponent()}", UriKind.Absolute, out Uri? own) && IsSame(uri, own))
            || allowed.Any(other => string.Equals(other, Any, StringComparison.Ordinal) || IsSame(uri, new Uri(other)));
    }

    /// <summary>True for a scheme, a host and an optional port. The origin <c>null</c> of a sandboxed page is none.</summary>
    public static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 && uri.PathAndQuery is "/" or "";

    private static bool IsSame(Uri one, Uri other) =>
        one.Port == other.Port && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);
}
