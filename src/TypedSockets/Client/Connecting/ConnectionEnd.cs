using System.Net;

namespace TypedSockets;

/// <summary>How an attempt to connect ended, or the connection that came of it.</summary>
internal sealed record ConnectionEnd
{
    /// <summary>True where the server had greeted the client.</summary>
    public bool WasConnected { get; init; }

    /// <summary>How long the connection lasted after the greeting.</summary>
    public TimeSpan Lasted { get; init; }

    /// <summary>The close, where there was a connection to close.</summary>
    public WsDisconnect? Disconnect { get; init; }

    /// <summary>What went wrong, where something did.</summary>
    public Exception? Exception { get; init; }

    /// <summary>How long the server asked to stay away; zero where it did not.</summary>
    public TimeSpan RetryAfter { get; init; }

    /// <summary>Over how long the server asked its clients to spread their return.</summary>
    public TimeSpan Spread { get; init; }

    /// <summary>Why it ended, for people.</summary>
    public string Reason => Exception?.Message ?? Disconnect switch
    {
        { Code: { } code, Reason: "" } => $"The connection was closed with {code}.",
        { Code: { } code } => $"The connection was closed with {code} {OneLine.Of(Disconnect.Reason)}.",
        _ => "The connection broke.",
    };

    /// <summary>What the server refused the opening handshake with, where it did.</summary>
    public HttpStatusCode? RefusedWith => (Exception as WsConnectException)?.StatusCode;

    public static ConnectionEnd Failed(WsException exception) =>
        new() { Exception = exception, Disconnect = (exception as WsDisconnectedException)?.Disconnect };
}
