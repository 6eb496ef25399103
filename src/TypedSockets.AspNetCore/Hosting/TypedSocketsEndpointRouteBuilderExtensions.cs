using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets;

/// <summary>Maps endpoints to paths.</summary>
public static class TypedSocketsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves <typeparamref name="TEndpoint"/> at <paramref name="pattern"/>. It is an ordinary endpoint of ASP.NET Core:
    /// authorization, CORS, metadata and host filters apply to its handshake, and so do attributes of the class, such as
    /// <c>[Authorize]</c>. The same attribute on a method says who may call that operation. Several paths may serve one
    /// endpoint type; their connections share its rooms.
    /// </summary>
    /// <typeparam name="TEndpoint">A partial class that derives from <see cref="WsEndpoint"/> and implements a contract.</typeparam>
    /// <param name="endpoints">The routes of the application.</param>
    /// <param name="pattern">The path, such as <c>/chat</c>.</param>
    /// <returns>The builder of the endpoint's conventions, such as <c>RequireAuthorization</c>.</returns>
    /// <exception cref="InvalidOperationException">
    /// <c>AddTypedSockets</c> was not called; or an attribute says who may connect or call, and <c>AddAuthorization</c> was not
    /// called, or it names a policy that there is not, or schemes for a single operation; or a binary protocol is to be spoken, and a
    /// message has no codec of it.
    /// </exception>
    public static IEndpointConventionBuilder MapTypedSocket<TEndpoint>(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
        where TEndpoint : WsEndpoint, IWsEndpoint<TEndpoint>
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        WsHub<TEndpoint> hub = endpoints.ServiceProvider.GetService<WsHub<TEndpoint>>()
            ?? throw new InvalidOperationException($"'{typeof(TEndpoint).Name}' can't be mapped to '{pattern}' before 'builder.Services.AddTypedSockets()' is called.");
        hub.Options.CheckCodecs(TEndpoint.Messages, typeof(TEndpoint).Name);
        object[] attributes = typeof(TEndpoint).GetCustomAttributes(inherit: true);
        AuthorizationCheck.Run(typeof(TEndpoint).Name, attributes, TEndpoint.OperationsWithMetadata, endpoints.ServiceProvider);
        RequestDelegate serve = new Handshake<TEndpoint>(hub, endpoints.ServiceProvider.GetRequiredService<Admission>()).ServeAsync;
        return endpoints.Map(pattern, serve)
            .WithDisplayName($"{typeof(TEndpoint).Name} at {pattern}")
            .WithMetadata([new TypedSocketMetadata(hub), .. attributes]);
    }
}
