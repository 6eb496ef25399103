using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedSockets.FaultTests.Calls;
using TypedSockets.FaultTests.Contracts;

namespace TypedSockets.FaultTests.Harness;

/// <summary>A real server on the loopback address.</summary>
internal sealed class FaultServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private FaultServer(WebApplication app, Uri uri)
    {
        this.app = app;
        Uri = uri;
    }

    public Uri Uri { get; }

    /// <summary>Where <see cref="CallEndpoint"/> is.</summary>
    public Uri CallsUri => new(Uri, "/calls");

    public CallLog Calls => app.Services.GetRequiredService<CallLog>();

    public WsContext<CallEndpoint, ICallEvents> CallContext => app.Services.GetRequiredService<WsContext<CallEndpoint, ICallEvents>>();

    public IPEndPoint EndPoint => new(IPAddress.Loopback, Uri.Port);

    public ServerLog Log => app.Services.GetRequiredService<ServerLog>();

    public WsContext<FaultEndpoint, IFaultEvents> Context => app.Services.GetRequiredService<WsContext<FaultEndpoint, IFaultEvents>>();

    /// <summary>Starts a server whose clients are as fast as they like, unless it is configured otherwise.</summary>
    public static async Task<FaultServer> StartAsync(Action<WsOptions>? configure = null, string url = "http://127.0.0.1:0", bool hasSmallBuffers = false, TimeSpan? handshake = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.RequestHeadersTimeout = handshake ?? kestrel.Limits.RequestHeadersTimeout);
        builder.Services.AddSingleton<ServerLog>();
        builder.Services.AddSingleton<CallLog>();
        builder.Services.AddSingleton<ILoggerProvider>(static services => services.GetRequiredService<ServerLog>());
        builder.Services.AddTypedSockets(options =>
        {
            options.RateLimit = null;
            options.ReconnectSpread = TimeSpan.Zero;

            // For the clients that offer it.
            options.UseMessagePack();
            configure?.Invoke(options);
        });
        if (hasSmallBuffers)
        {
            builder.Services.Configure<SocketTransportOptions>(static sockets => sockets.CreateBoundListenSocket = BindSmall);
        }

        WebApplication application = builder.Build();
        application.MapTypedSocket<FaultEndpoint>("/faults");
        application.MapTypedSocket<CallEndpoint>("/calls");
        await application.StartAsync();
        string address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new FaultServer(application, new Uri(address.Replace("http", "ws", StringComparison.Ordinal) + "/faults"));
    }

    /// <summary>Waits until this many connections are left.</summary>
    public Task UntilConnectionsAsync(int count, TimeSpan? patience = null) =>
        Log.Changes.UntilAsync(() => Context.Connections.Count == count, () => $"{count} connections, but there are {Context.Connections.Count}.", patience);

    /// <summary>Waits until the process is told to end.</summary>
    public Task WaitForShutdownAsync() => ((IHost)app).WaitForShutdownAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>So that a peer which does not read is felt after a few messages and not after megabytes. Connections inherit it.</summary>
    private static Socket BindSmall(EndPoint endPoint)
    {
        Socket socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);
        socket.SendBufferSize = 8 * 1024;
        return socket;
    }
}
