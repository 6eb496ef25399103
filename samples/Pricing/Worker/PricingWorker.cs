using TypedSockets;

namespace Pricing;

/// <summary>A service that consumes the prices of another one.</summary>
public static class PricingWorker
{
    /// <summary>Puts the service together; the caller builds and runs it.</summary>
    /// <param name="args">The command line, such as <c>--Pricing:Uri ws://localhost:8095/pricing</c>.</param>
    public static HostApplicationBuilder Create(params string[] args)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddTypedSocketClient<IPricing, PricingClient>(builder.Configuration.GetSection("Pricing"));
        builder.Services.AddHealthChecks().AddTypedSocketClient<PricingClient>();
        builder.Services.AddOptions<WatchOptions>().BindConfiguration("Watch")
            .Validate(static watch => watch.QuoteEvery >= 1, "Watch:QuoteEvery must be 1 or more.").ValidateOnStart();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHostedService<PriceWatcher>();
        return builder;
    }
}
