using System.Net;
using System.Net.WebSockets;

namespace TypedSockets;

/// <summary>The opening handshake (RFC 6455 section 4.1), with a fresh token each time.</summary>
internal sealed class ClientHandshake(Uri uri, WsClientOptions options)
{
    /// <summary>The address as logs and errors may show it: without a user's name and without the query.</summary>
    public string Address { get; } = uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.SafeUnescaped);

    /// <summary>Brings an address into the scheme of WebSockets.</summary>
    /// <exception cref="ArgumentException">It is no address of a WebSocket.</exception>
    public static Uri Normalize(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        string? scheme = !uri.IsAbsoluteUri ? null : uri.Scheme switch
        {
            "ws" or "http" => "ws",
            "wss" or "https" => "wss",
            _ => null,
        };
        if (scheme is null || uri.Fragment.Length > 0)
        {
            throw new ArgumentException($"The address '{uri}' is none of a WebSocket: it must be absolute, begin with ws, wss, http or https, and have no fragment.", nameof(uri));
        }

        return new UriBuilder(uri) { Scheme = scheme }.Uri;
    }

    /// <summary>Connects a socket.</summary>
    /// <exception cref="WsConnectException">The server refused or was not reached, or there was no token.</exception>
    public async Task<WebSocket> ConnectAsync(CancellationToken cancellationToken)
    {
        string? token = await GetTokenAsync(cancellationToken).ConfigureAwait(false);
        var socket = new ClientWebSocket();
        try
        {
            Prepare(socket.Options, token);
            await socket.ConnectAsync(uri, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch (Exception exception)
        {
            HttpStatusCode status = socket.HttpStatusCode;
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw exception is WebSocketException ? Refused(status, exception) : new WsConnectException($"Connecting to {Address} failed: {exception.Message}", inner: exception);
        }
    }

    private async ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken)
    {
        if (options.AccessToken is null)
        {
            return null;
        }

        try
        {
            return await options.AccessToken(cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WsConnectException($"There is no token to connect to {Address} with, because WsClientOptions.AccessToken threw: {exception.Message}", inner: exception);
        }
    }

    private void Prepare(ClientWebSocketOptions socket, string? token)
    {
        socket.AddSubProtocol(Subprotocols.Json);
        socket.CollectHttpResponseDetails = true;
        socket.KeepAliveInterval = options.Heartbeat.Interval;
        socket.KeepAliveTimeout = options.Heartbeat.Timeout - options.Heartbeat.Interval;
        foreach ((string name, string value) in options.Headers)
        {
            socket.SetRequestHeader(name, value);
        }

        if (!string.IsNullOrEmpty(token))
        {
            socket.SetRequestHeader("Authorization", "Bearer " + token);
        }

        options.ConfigureWebSocket?.Invoke(socket);
    }

    private WsConnectException Refused(HttpStatusCode status, Exception exception)
    {
        if ((int)status == 0)
        {
            return new WsConnectException($"{Address} could not be reached: {(exception.InnerException ?? exception).Message}", inner: exception);
        }

        string advice = status switch
        {
            HttpStatusCode.Unauthorized => " Check what WsClientOptions.AccessToken returns.",
            HttpStatusCode.Forbidden => " The user may not connect there.",
            HttpStatusCode.NotFound => " Check the path.",
            _ => "",
        };
        return new WsConnectException($"{Address} refused the handshake with {(int)status} ({status}).{advice}", status, exception);
    }
}
