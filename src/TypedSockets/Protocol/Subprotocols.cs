namespace TypedSockets;

/// <summary>What a connection may speak, by the names in the opening handshake (RFC 6455 section 1.9).</summary>
internal static class Subprotocols
{
    /// <summary>JSON in text frames; also what a connection speaks that names none.</summary>
    public const string Json = "typedsockets.v1.json";
}
