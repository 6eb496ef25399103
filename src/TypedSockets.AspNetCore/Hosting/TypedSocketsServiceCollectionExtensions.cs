using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace TypedSockets;

/// <summary>Adds the server to the services of an application.</summary>
public static class TypedSocketsServiceCollectionExtensions
{
    /// <summary>
    /// Adds what <see cref="TypedSocketsEndpointRouteBuilderExtensions.MapTypedSocket{TEndpoint}"/> needs. The application
    /// does not have to call <c>UseWebSockets</c>.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Changes the settings; each is validated when the host starts.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IServiceCollection AddTypedSockets(this IServiceCollection services, Action<WsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        OptionsBuilder<WsOptions> options = services.AddOptions<WsOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WsOptions>, WsOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, WebSocketsStartupFilter>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<KestrelServerOptions>, KestrelHeadersTimeout>());
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WsHubs>();
        services.TryAddSingleton<Admission>();
        services.TryAddSingleton<OperationAuthorization>();
        services.TryAddSingleton(typeof(WsHub<>));
        services.TryAddSingleton(typeof(WsContext<>));
        services.TryAddSingleton(typeof(WsContext<,>));
        services.AddHostedService<DrainService>();
        return services;
    }
}
