using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TypedSockets;

/// <summary>Registers clients with a host.</summary>
public static class TypedSocketClientServiceCollectionExtensions
{
    /// <summary>
    /// Adds a client that connects when the host starts and closes when it stops, as <typeparamref name="TContract"/> and as
    /// <typeparamref name="TClient"/>. It uses the <see cref="IWsReconnectPolicy"/>, the <see cref="TimeProvider"/> and the
    /// <see cref="ILoggerFactory"/> that are registered.
    /// </summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <typeparam name="TClient">The generated client of the contract.</typeparam>
    /// <param name="services">Where to add it.</param>
    /// <param name="uri">The endpoint's address; <c>ws</c>, <c>wss</c>, <c>http</c> and <c>https</c> are taken.</param>
    /// <exception cref="ArgumentException">The address is none of a WebSocket.</exception>
    public static IServiceCollection AddTypedSocketClient<TContract, TClient>(this IServiceCollection services, Uri uri)
        where TContract : class
        where TClient : WsClient, TContract, IWsClient<TClient> =>
        services.AddTypedSocketClient<TContract, TClient>(uri, static _ => { });

    /// <inheritdoc cref="AddTypedSocketClient{TContract, TClient}(IServiceCollection, Uri)"/>
    /// <param name="services">Where to add it.</param>
    /// <param name="uri">The endpoint's address; <c>ws</c>, <c>wss</c>, <c>http</c> and <c>https</c> are taken.</param>
    /// <param name="configure">
    /// Changes the settings, in which <see cref="WsClientOptions.RetryFirstConnect"/> is on: the host starts whether or not
    /// the server is there. Turned off, the host's start waits for the connection and fails where there is none.
    /// </param>
    public static IServiceCollection AddTypedSocketClient<TContract, TClient>(this IServiceCollection services, Uri uri, Action<WsClientOptions> configure)
        where TContract : class
        where TClient : WsClient, TContract, IWsClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        Uri address = ClientHandshake.Normalize(uri);
        string name = ClientConnector<TClient>.OptionsName;

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WsClientOptions>, WsClientOptionsValidator>());
        services.AddOptions<WsClientOptions>(name)
            .Configure(static options => options.RetryFirstConnect = true)
            .Configure(configure)
            .ValidateOnStart();

        services.AddSingleton(provider => TClient.Create(
            address,
            provider.GetRequiredService<IOptionsMonitor<WsClientOptions>>().Get(name),
            provider.GetService<IWsReconnectPolicy>(),
            provider.GetService<TimeProvider>(),
            provider.GetService<ILoggerFactory>()));
        services.AddSingleton<TContract>(static provider => provider.GetRequiredService<TClient>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ClientConnector<TClient>>());
        return services;
    }
}
