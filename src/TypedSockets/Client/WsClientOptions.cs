namespace TypedSockets;

/// <summary>The settings of a client. All but the two delegates can be bound from configuration.</summary>
public sealed class WsClientOptions : WsConnectionOptions
{
    /// <summary>
    /// What metrics and logs call this client, for a process that has several of one class. Default:
    /// <see langword="null"/>, the name of its class; the key of a client that was added with one.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// Asked for the bearer token before every attempt to connect, so that each carries a fresh one; sent as
    /// <c>Authorization: Bearer</c>. It counts towards <see cref="WsConnectionOptions.HandshakeTimeout"/>, at which its
    /// token is canceled. Default: none, the client connects without one, as it does where the result is
    /// <see langword="null"/> or empty.
    /// </summary>
    public Func<CancellationToken, ValueTask<string?>>? AccessToken { get; set; }

    /// <summary>Headers of the opening handshake. Default: none.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Called before every attempt to connect with the handler that makes it, for what has no option here: a proxy, a client
    /// certificate, cookies, how the connection is made. The handler is new each time and disposed by the client. Default:
    /// none.
    /// </summary>
    public Action<SocketsHttpHandler>? ConfigureHandler { get; set; }

    /// <summary>
    /// The most messages, requests and openings of streams that are kept while there is no connection; the next throws
    /// <see cref="WsBufferFullException"/>. Default: 100. Zero, to keep none, or more.
    /// </summary>
    public int BufferedMessages { get; set; } = 100;

    /// <summary>How long the client waits before it connects again. Default: 1 s doubling to 30 s, each plus up to 30 %.</summary>
    public WsReconnectOptions Reconnect { get; } = new();

    /// <summary>
    /// Whether <see cref="WsClient.ConnectAsync"/> tries again when the first attempt fails, instead of throwing. A server
    /// that answers 401, 403 or 404 ends it in any case. Default: <see langword="false"/>; <see langword="true"/> for a
    /// client that connects with its host.
    /// </summary>
    public bool RetryFirstConnect { get; set; }

    /// <summary>
    /// How long an <see cref="WsClient.OnConnected"/> handler may take, for which everything that is buffered waits. Then its
    /// token is canceled, the fault is logged, and the client goes on without it. Default: 30 s. More than zero.
    /// </summary>
    public TimeSpan OnConnectedTimeout { get; set; } = TimeSpan.FromSeconds(30);

    internal override IEnumerable<string> FindFaults()
    {
        foreach (string fault in base.FindFaults().Concat(Reconnect.FindFaults()))
        {
            yield return fault;
        }

        if (OnConnectedTimeout <= TimeSpan.Zero || OnConnectedTimeout > LongestTimeout)
        {
            yield return $"OnConnectedTimeout is {OnConnectedTimeout}; it must be more than zero and at most {LongestTimeout}.";
        }

        if (BufferedMessages < 0)
        {
            yield return $"BufferedMessages is {BufferedMessages}; it must be zero or more.";
        }
    }
}
