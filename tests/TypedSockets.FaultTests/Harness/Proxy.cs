using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TypedSockets.FaultTests.Harness;

/// <summary>The network between clients and server, which the test disturbs link by link.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<ProxyLink, Task> links = new();
    private readonly IPEndPoint target;
    private readonly Task accepting;

    public Proxy(Uri server)
    {
        target = new IPEndPoint(IPAddress.Loopback, server.Port);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(4_096);
        Uri = new UriBuilder(server) { Port = ((IPEndPoint)listener.LocalEndPoint!).Port }.Uri;
        accepting = AcceptAsync();
    }

    /// <summary>The server's address by way of this proxy.</summary>
    public Uri Uri { get; }

    /// <summary>The links that still forward.</summary>
    public IReadOnlyList<ProxyLink> Links => [.. links.Keys.Where(static link => link.IsForwarding)];

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await accepting;
        foreach (ProxyLink link in links.Keys)
        {
            link.Reset();
        }

        await Task.WhenAll(links.Values);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var link = new ProxyLink(await listener.AcceptAsync());
                links[link] = ServeAsync(link);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The proxy is disposed.
        }
    }

    private async Task ServeAsync(ProxyLink link)
    {
        // The link has to be listed before it can be removed.
        await Task.Yield();
        await link.RunAsync(target);
        links.TryRemove(link, out _);
    }
}
