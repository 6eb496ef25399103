using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace TypedSockets.Testing;

/// <summary>
/// A server in memory, for tests: the whole of ASP.NET Core and TypedSockets over connections that are no sockets, on a clock
/// that stands still until the test advances it. Its clients are on the same clock. Each test has a server of its own, and
/// all of them may run at once.
/// </summary>
public sealed partial class WsTestServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly MemoryTransport transport;
    private readonly TestUsers users = new();
    private readonly SendLog log = new();
    private readonly ConcurrentBag<WsClient> clients = [];

    private WsTestServer(Action<WebApplicationBuilder> build, Action<WebApplication> map)
    {
        transport = new MemoryTransport();
        Sent = new WsSent(log);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(new MemoryEndPoint()));
        builder.Services.AddSingleton<IConnectionListenerFactory>(transport);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<IStartupFilter>(users);
        builder.Services.AddSingleton<ISendObserver>(log);
        builder.Services.AddTypedSockets();
        build(builder);
        app = builder.Build();
        map(app);
    }

    /// <summary>The clock of the server and its clients. It begins at midnight of 1 January 2000 (UTC).</summary>
    /// <remarks>Where connections are to outlive the time that passes, use <see cref="AdvanceAsync"/>.</remarks>
    public FakeTimeProvider Time { get; } = new();

    /// <summary>The services of the server.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>What the server has sent to whom.</summary>
    public WsSent Sent { get; }

    /// <summary>Starts a server with one endpoint, at <c>/</c>.</summary>
    /// <typeparam name="TEndpoint">The endpoint.</typeparam>
    /// <param name="build">Adds the services that the endpoint needs, and changes <see cref="WsOptions"/> by <c>Configure</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The server, ready for clients.</returns>
    /// <exception cref="OptionsValidationException">An option is out of its bounds.</exception>
    public static Task<WsTestServer> StartAsync<TEndpoint>(Action<IServiceCollection>? build = null, CancellationToken cancellationToken = default)
        where TEndpoint : WsEndpoint, IWsEndpoint<TEndpoint> =>
        StartAsync(builder => build?.Invoke(builder.Services), static app => app.MapTypedSocket<TEndpoint>("/"), cancellationToken);

    /// <summary>Starts a server that the test puts together itself.</summary>
    /// <param name="build">Adds services. <c>AddTypedSockets</c> has been called.</param>
    /// <param name="map">Adds middleware and maps endpoints.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The server, ready for clients.</returns>
    /// <exception cref="OptionsValidationException">An option is out of its bounds.</exception>
    public static async Task<WsTestServer> StartAsync(Action<WebApplicationBuilder> build, Action<WebApplication> map, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(map);
        var server = new WsTestServer(build, map);
        try
        {
            await server.app.StartAsync(cancellationToken).ConfigureAwait(false);
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The outside view of an endpoint.</summary>
    /// <typeparam name="TEndpoint">The endpoint.</typeparam>
    /// <returns>The same context that the application injects.</returns>
    public WsContext<TEndpoint> Context<TEndpoint>()
        where TEndpoint : WsEndpoint, IWsEndpoint<TEndpoint> => Services.GetRequiredService<WsContext<TEndpoint>>();

    /// <summary>Creates a client that is not connected yet.</summary>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <param name="path">Where the endpoint is mapped.</param>
    /// <param name="user">Who connects, without any further authentication. Default: nobody.</param>
    /// <param name="configure">Changes the client's settings.</param>
    /// <returns>The client, for the test to dispose.</returns>
    public TClient CreateClient<TClient>(string path = "/", ClaimsPrincipal? user = null, Action<WsClientOptions>? configure = null)
        where TClient : WsClient, IWsClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(path);
        var options = new WsClientOptions();
        configure?.Invoke(options);
        options.ConfigureHandler = Connect + options.ConfigureHandler;
        if (user is not null)
        {
            users.Name(user, options);
        }

        TClient client = TClient.Create(new Uri(new Uri("ws://memory"), path), options, reconnectPolicy: null, Time, Services.GetService<ILoggerFactory>());
        clients.Add(client);
        return client;
    }

    /// <summary>Connects a client.</summary>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <param name="path">Where the endpoint is mapped.</param>
    /// <param name="user">Who connects, without any further authentication. Default: nobody.</param>
    /// <param name="configure">Changes the client's settings.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The connected client, for the test to dispose.</returns>
    /// <exception cref="WsConnectException">The server refused the handshake.</exception>
    public async Task<TClient> ConnectAsync<TClient>(string path = "/", ClaimsPrincipal? user = null, Action<WsClientOptions>? configure = null, CancellationToken cancellationToken = default)
        where TClient : WsClient, IWsClient<TClient>
    {
        TClient client = CreateClient<TClient>(path, user, configure);
        try
        {
            await client.ConnectAsync(cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// A handler whose requests reach this server: for an <see cref="HttpClient"/> with any address that begins with
    /// <c>http://</c>, or for a <see cref="System.Net.WebSockets.ClientWebSocket"/>.
    /// </summary>
    /// <returns>The handler, for the test to dispose.</returns>
    public SocketsHttpHandler CreateHandler()
    {
        var handler = new SocketsHttpHandler();
        Connect(handler);
        return handler;
    }

    private void Connect(SocketsHttpHandler handler) => handler.ConnectCallback = (_, cancellationToken) => transport.ConnectAsync(cancellationToken);
}
