using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>What one side puts on Kestrel.</summary>
internal abstract class BenchServer
{
    /// <summary>Where all sides listen.</summary>
    public const string Path = "/bench";

    /// <summary>The room or group that every connection is in, where there are rooms.</summary>
    public const string Room = "market";

    /// <summary>How many connections there are.</summary>
    public abstract int Connections { get; }

    public virtual void AddServices(IServiceCollection services)
    {
    }

    public abstract void Map(WebApplication app);
}
