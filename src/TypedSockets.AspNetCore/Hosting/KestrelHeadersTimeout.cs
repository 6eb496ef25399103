using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace TypedSockets;

/// <summary>
/// Gives the headers of a request no more time than the handshake that they may be part of. A server that sees no headers
/// yet can't tell a handshake from another request, so this is for all, and only where the application left Kestrel's default.
/// </summary>
internal sealed class KestrelHeadersTimeout(IOptions<WsOptions> options) : IPostConfigureOptions<KestrelServerOptions>
{
    private static readonly TimeSpan KestrelDefault = new KestrelServerLimits().RequestHeadersTimeout;

    public void PostConfigure(string? name, KestrelServerOptions kestrel)
    {
        if (kestrel.Limits.RequestHeadersTimeout == KestrelDefault && options.Value.HandshakeTimeout < KestrelDefault)
        {
            kestrel.Limits.RequestHeadersTimeout = options.Value.HandshakeTimeout;
        }
    }
}
