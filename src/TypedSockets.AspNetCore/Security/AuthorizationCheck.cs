using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TypedSockets;

/// <summary>Finds at start-up what would otherwise fail the first handshake or the first message.</summary>
internal static class AuthorizationCheck
{
    /// <exception cref="InvalidOperationException">What the attributes ask for is not there.</exception>
    public static void Run(string endpoint, object[] attributes, IEnumerable<WsOperation> operations, IServiceProvider services)
    {
        CheckServices(attributes, $"'{endpoint}'", services);
        foreach (WsOperation operation in operations)
        {
            string name = $"'{operation.MessageType}' of '{endpoint}'";
            CheckServices(operation.Metadata, name, services);
            if (operation.Metadata.OfType<IAuthorizeData>().FirstOrDefault(static data => !string.IsNullOrEmpty(data.AuthenticationSchemes)) is { } data)
            {
                throw new InvalidOperationException($"{name} is to be authenticated by '{data.AuthenticationSchemes}', but authentication happens once, in the handshake. Put the AuthenticationSchemes on the endpoint.");
            }
        }
    }

    private static void CheckServices(object[] metadata, string name, IServiceProvider services)
    {
        if (!metadata.Any(static item => item is IAuthorizeData or IAuthorizationRequirementData))
        {
            return;
        }

        IAuthorizationPolicyProvider policies = services.GetService<IAuthorizationPolicyProvider>()
            ?? throw new InvalidOperationException($"{name} says who is authorized. Call 'builder.Services.AddAuthorization()'.");

        // Where another provider finds policies, it may find them later.
        if (policies.GetType() != typeof(DefaultAuthorizationPolicyProvider))
        {
            return;
        }

        AuthorizationOptions options = services.GetRequiredService<IOptions<AuthorizationOptions>>().Value;
        foreach (IAuthorizeData data in metadata.OfType<IAuthorizeData>())
        {
            if (!string.IsNullOrEmpty(data.Policy) && options.GetPolicy(data.Policy) is null)
            {
                throw new InvalidOperationException($"{name} names the policy '{data.Policy}', which AddAuthorization has not been given. Add it by AuthorizationOptions.AddPolicy.");
            }
        }
    }
}
