using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TypedSockets;

/// <summary>The hub of one endpoint type.</summary>
internal sealed class WsHub<TEndpoint> : WsHub
    where TEndpoint : WsEndpoint, IWsEndpoint<TEndpoint>
{
    public WsHub(IOptions<WsOptions> options, TimeProvider timeProvider, ILoggerFactory loggerFactory, IMeterFactory meterFactory, IHostEnvironment environment, WsHubs hubs)
        : base(typeof(TEndpoint).Name, options.Value, timeProvider, loggerFactory, meterFactory, environment.IsDevelopment())
    {
        SendObserver = hubs.SendObserver;
        hubs.Add(this);
    }
}
