using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace TypedSockets;

/// <summary>The proof of an opening handshake that both sides speak WebSocket (RFC 6455 section 1.3).</summary>
internal static class WebSocketKey
{
    private const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>A client's <c>Sec-WebSocket-Key</c>: 16 random bytes.</summary>
    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    /// <summary>The server's <c>Sec-WebSocket-Accept</c> for a key.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6455 prescribes SHA-1, which protects nothing here.")]
    public static string Accept(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Guid)));
}
