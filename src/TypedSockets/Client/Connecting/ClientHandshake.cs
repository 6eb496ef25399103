using System.Net;
using System.Net.Http.Headers;

namespace TypedSockets;

/// <summary>The opening handshake (RFC 6455 section 4.1), with a fresh token each time.</summary>
internal sealed class ClientHandshake(Uri uri, WsClientOptions options, TimeProvider timeProvider)
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
    public async Task<MessageSocket> ConnectAsync(CancellationToken cancellationToken)
    {
        string? token = await GetTokenAsync(cancellationToken).ConfigureAwait(false);
        string key = WebSocketKey.New();
        HttpResponseMessage? response = null;
        try
        {
            response = await AskAsync(NewRequest(key, token), cancellationToken).ConfigureAwait(false);
            WireProtocol protocol = Check(response, key);
            Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return new StreamSocket(stream, isServer: false, options.SocketLimits, timeProvider, cut: stream.Dispose, owned: response) { Protocol = protocol };
        }
        catch (Exception exception)
        {
            response?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw exception as WsConnectException ?? NotReached(exception);
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

    private HttpRequestMessage NewRequest(string key, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.Add(new ProductHeaderValue("websocket"));
        request.Headers.Add("Sec-WebSocket-Version", "13");
        request.Headers.Add("Sec-WebSocket-Key", key);
        request.Headers.Add("Sec-WebSocket-Protocol", string.Join(", ", options.GetProtocols().Select(static protocol => protocol.Subprotocol)));
        foreach ((string name, string value) in options.Headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (!string.IsNullOrEmpty(token))
        {
            request.Headers.Remove("Authorization");
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        return request;
    }

    private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // An upgraded connection leaves the pool, so the handler is not needed any longer.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        options.ConfigureHandler?.Invoke(handler);
        using var invoker = new HttpMessageInvoker(handler);
        return await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes sure that the server has accepted a WebSocket of a protocol that was offered, and returns that (RFC 6455 section 4.1, after "the client MUST validate").</summary>
    private WireProtocol Check(HttpResponseMessage response, string key)
    {
        if (response.StatusCode != HttpStatusCode.SwitchingProtocols)
        {
            throw Refused(response.StatusCode);
        }

        string accept = Header(response, "Sec-WebSocket-Accept");
        string protocol = Header(response, "Sec-WebSocket-Protocol");
        string extensions = Header(response, "Sec-WebSocket-Extensions");
        if (!response.Headers.Upgrade.Any(static product => string.Equals(product.Name, "websocket", StringComparison.OrdinalIgnoreCase))
            || !response.Headers.Connection.Contains("Upgrade", StringComparer.OrdinalIgnoreCase)
            || !string.Equals(accept, WebSocketKey.Accept(key), StringComparison.Ordinal))
        {
            throw new WsConnectException($"{Address} answered the handshake as no WebSocket server does. Check the address.");
        }

        // A server that names none speaks JSON.
        WireProtocol? spoken = protocol.Length == 0 ? WireProtocol.Json : options.FindProtocol(protocol);
        if (spoken is null)
        {
            throw new WsConnectException($"{Address} chose the subprotocol '{protocol}', which was not offered.");
        }

        if (extensions.Length > 0)
        {
            throw new WsConnectException($"{Address} chose the extension '{extensions}', which was not offered.");
        }

        return spoken;
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(',', values) : "";

    private WsConnectException Refused(HttpStatusCode status)
    {
        string advice = status switch
        {
            HttpStatusCode.Unauthorized => " Check what WsClientOptions.AccessToken returns.",
            HttpStatusCode.Forbidden => " The user may not connect there.",
            HttpStatusCode.NotFound => " Check the path.",
            _ => "",
        };
        return new WsConnectException($"{Address} refused the handshake with {(int)status} ({status}).{advice}", status);
    }

    private WsConnectException NotReached(Exception exception) =>
        new($"{Address} could not be reached: {exception.Message}", inner: exception);
}
