using Microsoft.AspNetCore.Http.Metadata;

namespace TypedSockets;

/// <summary>
/// Marks the routes that serve typed endpoints. No WebSocket client follows a redirect to a page where somebody could log in,
/// so a cookie scheme says 401 or 403 there.
/// </summary>
internal sealed class TypedSocketMetadata(WsHub hub) : IDisableCookieRedirectMetadata
{
    /// <summary>The connections of the endpoint.</summary>
    public WsHub Hub => hub;
}
