using TypedSockets;

namespace Pricing;

/// <summary>The server of prices.</summary>
public static class PricingServer
{
    /// <summary>Where it listens, unless <c>--urls</c> or <c>ASPNETCORE_URLS</c> says otherwise.</summary>
    private const string DefaultUrl = "http://localhost:5095";

    /// <summary>Builds the server; the caller runs it.</summary>
    /// <param name="args">The command line, such as <c>--urls http://localhost:8095</c>.</param>
    public static WebApplication Create(params string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Market>();
        builder.Services.AddTypedSockets();
        builder.Services.AddHealthChecks().AddTypedSockets();

        var app = builder.Build();
        app.MapTypedSocket<PricingEndpoint>("/pricing").AllowAnonymous();
        app.MapHealthChecks("/healthz");
        return app;
    }
}
