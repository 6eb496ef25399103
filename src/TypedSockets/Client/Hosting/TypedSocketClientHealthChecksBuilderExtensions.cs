using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TypedSockets;

/// <summary>Adds clients to the health checks of an application.</summary>
public static class TypedSocketClientHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of a client that was added to the same host. It is healthy while the client is connected, degraded while it is
    /// not but tries to be, and fails once it is closed. Its data has the <c>state</c>, <c>since</c> when, and the <c>reason</c>
    /// why it is not connected.
    /// </summary>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <param name="builder">The health checks of the application.</param>
    /// <param name="key">The key that the client was added with. Default: none.</param>
    /// <param name="name">The name of the check. Default: the key, or the name of the client's class.</param>
    /// <param name="failureStatus">What the check reports once the client is closed. Default: <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags by which an application chooses its checks.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IHealthChecksBuilder AddTypedSocketClient<TClient>(this IHealthChecksBuilder builder, string? key = null, string? name = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
        where TClient : WsClient, IWsClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name ?? key ?? typeof(TClient).Name,
            services => new WsClientHealthCheck<TClient>(services.GetRequiredKeyedService<HostedClient<TClient>>(key)),
            failureStatus,
            tags));
    }
}
