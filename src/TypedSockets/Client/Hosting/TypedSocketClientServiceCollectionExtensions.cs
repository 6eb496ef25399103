using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TypedSockets;

/// <summary>
/// Registers clients with a host. Each connects when the host starts and closes when it stops, with the
/// <see cref="IWsReconnectPolicy"/>, the <see cref="TimeProvider"/> and the <see cref="ILoggerFactory"/> that are registered.
/// <see cref="WsClientOptions.RetryFirstConnect"/> is on, so that the host starts whether or not the server is there; turned off, the
/// host's start waits for the connection and fails where there is none.
/// </summary>
[SuppressMessage("ApiDesign", "RS0026", Justification = "The overloads differ in a parameter that is required.")]
[SuppressMessage("ApiDesign", "RS0027", Justification = "The overloads differ in a parameter that is required.")]
public static class TypedSocketClientServiceCollectionExtensions
{
    /// <summary>Adds a client as <typeparamref name="TContract"/> and as <typeparamref name="TClient"/>.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <typeparam name="TClient">The generated client of the contract.</typeparam>
    /// <param name="services">Where to add it.</param>
    /// <param name="uri">The endpoint's address; <c>ws</c>, <c>wss</c>, <c>http</c> and <c>https</c> are taken.</param>
    /// <returns>The same collection.</returns>
    /// <exception cref="ArgumentException">The address is none of a WebSocket.</exception>
    /// <exception cref="InvalidOperationException">There is such a client already; a second one needs a key.</exception>
    public static IServiceCollection AddTypedSocketClient<TContract, TClient>(this IServiceCollection services, Uri uri)
        where TContract : class
        where TClient : WsClient, TContract, IWsClient<TClient> =>
        services.Add<TContract, TClient>(key: null, uri, static _ => { });

    /// <inheritdoc cref="AddTypedSocketClient{TContract, TClient}(IServiceCollection, Uri)"/>
    /// <param name="services">Where to add it.</param>
    /// <param name="uri">The endpoint's address; <c>ws</c>, <c>wss</c>, <c>http</c> and <c>https</c> are taken.</param>
    /// <param name="configure">Changes the settings.</param>
    public static IServiceCollection AddTypedSocketClient<TContract, TClient>(this IServiceCollection services, Uri uri, Action<WsClientOptions> configure)
        where TContract : class
        where TClient : WsClient, TContract, IWsClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.Add<TContract, TClient>(key: null, uri, options => options.Configure(configure));
    }

    /// <inheritdoc cref="AddTypedSocketClient{TContract, TClient}(IServiceCollection, Uri)"/>
    /// <param name="services">Where to add it.</param>
    /// <param name="uri">The endpoint's address; <c>ws</c>, <c>wss</c>, <c>http</c> and <c>https</c> are taken.</param>
    /// <param name="configure">Changes the settings, with the services of the host.</param>
    public static IServiceCollection AddTypedSocketClient<TContract, TClient>(this IServiceCollection services, Uri uri, Action<WsClientOptions, IServiceProvider> configure)
        where TContract : class
        where TClient : WsClient, TContract, IWsClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.Add<TContract, TClient>(key: null, uri, options => options.Configure(configure));
    }

    /// <summary>
    /// Adds a client whose address and settings are in the configuration: <c>Uri</c>, and every one of
    /// <see cref="WsClientOptions"/> by its name, such as <c>Reconnect:MaxDelay</c>.
    /// </summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <typeparam name="TClient">The generated client of the contract.</typeparam>
    /// <param name="services">Where to add it.</param>
    /// <param name="configuration">The section of the client.</param>
    /// <param name="configure">Changes the settings after that, with the services of the host. Default: nothing.</param>
    /// <returns>The same collection.</returns>
    /// <exception cref="ArgumentException">The section has no <c>Uri</c>, or one that is none of a WebSocket.</exception>
    /// <exception cref="InvalidOperationException">There is such a client already; a second one needs a key.</exception>
    public static IServiceCollection AddTypedSocketClient<TContract, TClient>(this IServiceCollection services, IConfiguration configuration, Action<WsClientOptions, IServiceProvider>? configure = null)
        where TContract : class
        where TClient : WsClient, TContract, IWsClient<TClient> =>
        services.Add<TContract, TClient>(key: null, ClientConfiguration.UriOf(configuration), options => ClientConfiguration.Bind(options, configuration, configure));

    /// <summary>
    /// Adds one of several clients, which is injected where its key is asked for:
    /// <c>[FromKeyedServices("eu")] IChat chat</c>. Logs and metrics call it by its key.
    /// </summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <typeparam name="TClient">The generated client of the contract.</typeparam>
    /// <param name="services">Where to add it.</param>
    /// <param name="key">The key of the client.</param>
    /// <param name="uri">The endpoint's address; <c>ws</c>, <c>wss</c>, <c>http</c> and <c>https</c> are taken.</param>
    /// <param name="configure">Changes the settings, with the services of the host. Default: nothing.</param>
    /// <returns>The same collection.</returns>
    /// <exception cref="ArgumentException">The key is empty, or the address is none of a WebSocket.</exception>
    /// <exception cref="InvalidOperationException">There is a client with this key already.</exception>
    public static IServiceCollection AddKeyedTypedSocketClient<TContract, TClient>(this IServiceCollection services, string key, Uri uri, Action<WsClientOptions, IServiceProvider>? configure = null)
        where TContract : class
        where TClient : WsClient, TContract, IWsClient<TClient>
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return services.Add<TContract, TClient>(key, uri, options => options.Configure(configure ?? (static (_, _) => { })));
    }

    /// <summary>Adds one of several clients, whose address and settings are in the configuration.</summary>
    /// <inheritdoc cref="AddKeyedTypedSocketClient{TContract, TClient}(IServiceCollection, string, Uri, Action{WsClientOptions, IServiceProvider})"/>
    /// <param name="services">Where to add it.</param>
    /// <param name="key">The key of the client.</param>
    /// <param name="configuration">The section of the client: its <c>Uri</c>, and its settings by their names.</param>
    /// <param name="configure">Changes the settings after that, with the services of the host. Default: nothing.</param>
    public static IServiceCollection AddKeyedTypedSocketClient<TContract, TClient>(this IServiceCollection services, string key, IConfiguration configuration, Action<WsClientOptions, IServiceProvider>? configure = null)
        where TContract : class
        where TClient : WsClient, TContract, IWsClient<TClient>
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return services.Add<TContract, TClient>(key, ClientConfiguration.UriOf(configuration), options => ClientConfiguration.Bind(options, configuration, configure));
    }

    private static IServiceCollection Add<TContract, TClient>(this IServiceCollection services, string? key, Uri uri, Action<OptionsBuilder<WsClientOptions>> configure)
        where TContract : class
        where TClient : WsClient, TContract, IWsClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        Uri address = ClientHandshake.Normalize(uri);
        if (services.Any(service => service.ServiceType == typeof(TClient) && Equals(service.ServiceKey, key)))
        {
            throw new InvalidOperationException($"{typeof(TClient)} is added already{(key is null ? ". Give each further client of this class a key, by AddKeyedTypedSocketClient." : $" with the key '{key}'. Choose another one.")}");
        }

        string name = HostedClient<TClient>.OptionsName(key);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WsClientOptions>, WsClientOptionsValidator>());
        configure(services.AddOptions<WsClientOptions>(name)
            .Configure(options => (options.RetryFirstConnect, options.Name) = (true, key))
            .ValidateOnStart());

        services.AddKeyedSingleton(key, (provider, _) => TClient.Create(
            address,
            provider.GetRequiredService<IOptionsMonitor<WsClientOptions>>().Get(name),
            provider.GetService<IWsReconnectPolicy>(),
            provider.GetService<TimeProvider>(),
            provider.GetService<ILoggerFactory>()));
        services.AddKeyedSingleton<TContract>(key, static (provider, key) => provider.GetRequiredKeyedService<TClient>(key));
        services.AddKeyedSingleton(key, (provider, key) => new HostedClient<TClient>(
            provider.GetRequiredKeyedService<TClient>(key),
            provider.GetRequiredService<IOptionsMonitor<WsClientOptions>>().Get(name),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetRequiredService<ILogger<TClient>>()));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<HostedClient<TClient>>(key));
        return services;
    }
}
