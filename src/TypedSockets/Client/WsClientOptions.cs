namespace TypedSockets;

/// <summary>The settings of a client.</summary>
public sealed class WsClientOptions
{
    /// <summary>Asked for the bearer token before every connect. Default: none, the client connects without one.</summary>
    public Func<CancellationToken, ValueTask<string?>>? AccessToken { get; set; }
}
