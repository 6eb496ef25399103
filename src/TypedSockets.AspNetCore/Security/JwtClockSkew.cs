using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TypedSockets;

/// <summary>
/// How long after its expiry a scheme of JWT bearer tokens still takes a token. The handler is in a package that this
/// assembly does not reference, so its options are read by accessors that are bound only where it is used.
/// </summary>
internal static class JwtClockSkew
{
    private const string Handler = "Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerHandler";
    private const string Options = "Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions, Microsoft.AspNetCore.Authentication.JwtBearer";
    private const string Parameters = "Microsoft.IdentityModel.Tokens.TokenValidationParameters, Microsoft.IdentityModel.Tokens";

    /// <summary>The skew of a scheme; zero where it has no tokens of this kind.</summary>
    public static async ValueTask<TimeSpan> FindAsync(HttpContext context, string schemeName)
    {
        AuthenticationScheme? scheme = await context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>().GetSchemeAsync(schemeName).ConfigureAwait(false);
        for (Type? type = scheme?.HandlerType; type is not null; type = type.BaseType)
        {
            if (string.Equals(type.FullName, Handler, StringComparison.Ordinal))
            {
                return GetClockSkew(GetParameters(GetOptions(context.RequestServices, type.BaseType!.GenericTypeArguments[0], schemeName)));
            }
        }

        return TimeSpan.Zero;
    }

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The options are a class, and all classes share one instantiation.")]
    [UnconditionalSuppressMessage("Trimming", "IL2071", Justification = "The handler takes this very monitor, whose options are created before.")]
    private static object GetOptions(IServiceProvider services, Type type, string scheme) =>
        ((IOptionsMonitor<object>)services.GetRequiredService(typeof(IOptionsMonitor<>).MakeGenericType(type))).Get(scheme);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_TokenValidationParameters")]
    [return: UnsafeAccessorType(Parameters)]
    private static extern object GetParameters([UnsafeAccessorType(Options)] object options);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_ClockSkew")]
    private static extern TimeSpan GetClockSkew([UnsafeAccessorType(Parameters)] object parameters);
}
