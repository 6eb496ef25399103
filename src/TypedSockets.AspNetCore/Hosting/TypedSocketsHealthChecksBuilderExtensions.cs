using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace TypedSockets;

/// <summary>Adds the server to the health checks of an application.</summary>
public static class TypedSocketsHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of whether the server takes connections. It fails while the server shuts down, so that a load balancer
    /// sends clients elsewhere, and is degraded when nine tenths of <see cref="WsOptions.MaxConnections"/> are there. Its data
    /// has the numbers of <c>connections</c> and <c>rooms</c>, whether the server is <c>draining</c>, and
    /// <c>maxConnections</c> where there is such a bound.
    /// </summary>
    /// <param name="builder">The health checks of the application.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What the check reports while the server shuts down. Default: <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags by which an application chooses its checks.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="name"/> is <see langword="null"/>.</exception>
    public static IHealthChecksBuilder AddTypedSockets(this IHealthChecksBuilder builder, string name = "typedsockets", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        return builder.Add(new HealthCheckRegistration(name, static services => new WsHealthCheck(services.GetRequiredService<WsHubs>(), services.GetRequiredService<IOptions<WsOptions>>()), failureStatus, tags));
    }
}
