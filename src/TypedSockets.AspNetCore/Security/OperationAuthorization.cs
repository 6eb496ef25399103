using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedSockets;

/// <summary>
/// Decides by ASP.NET Core's policies who may call an operation whose method says something about that. Whoever the
/// handshake authenticated is asked about, with the <see cref="WsConnection"/> as the resource.
/// </summary>
internal sealed partial class OperationAuthorization(ILoggerFactory loggerFactory)
{
    private readonly ConcurrentDictionary<WsOperation, AuthorizationPolicy> cached = new();
    private readonly ILogger logger = loggerFactory.CreateLogger("TypedSockets.Connections");

    public async ValueTask<bool> AllowsAsync(WsOperation operation, WsConnection connection, IServiceProvider services)
    {
        if (Array.Exists(operation.Metadata, static item => item is IAllowAnonymous) || !Array.Exists(operation.Metadata, static item => item is IAuthorizeData or IAuthorizationRequirementData))
        {
            return true;
        }

        if (!cached.TryGetValue(operation, out AuthorizationPolicy? policy))
        {
            IAuthorizationPolicyProvider policies = services.GetRequiredService<IAuthorizationPolicyProvider>();
            policy = await CombineAsync(operation.Metadata, policies).ConfigureAwait(false);
            if (policies.AllowsCachingPolicies)
            {
                cached.TryAdd(operation, policy);
            }
        }

        AuthorizationResult result = await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(connection.User, connection, policy).ConfigureAwait(false);
        if (!result.Succeeded)
        {
            LogRefused(operation.MessageType, connection.Id);
        }

        return result.Succeeded;
    }

    /// <summary>Combines what the attributes ask for as ASP.NET Core's own middleware does.</summary>
    private static async ValueTask<AuthorizationPolicy> CombineAsync(object[] metadata, IAuthorizationPolicyProvider policies)
    {
        var builder = new AuthorizationPolicyBuilder();
        if (await AuthorizationPolicy.CombineAsync(policies, metadata.OfType<IAuthorizeData>()).ConfigureAwait(false) is { } policy)
        {
            builder.Combine(policy);
        }

        foreach (IAuthorizationRequirementData data in metadata.OfType<IAuthorizationRequirementData>())
        {
            builder.AddRequirements([.. data.GetRequirements()]);
        }

        return builder.Build();
    }

    [LoggerMessage(55, LogLevel.Debug, "The user of connection {Connection} may not call {Type}.", EventName = "OperationRefused")]
    private partial void LogRefused(string type, string connection);
}
