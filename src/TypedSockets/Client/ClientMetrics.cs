using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace TypedSockets;

/// <summary>What a client measures of its connections. All clients of the process share one meter, and each has its own tag.</summary>
internal sealed class ClientMetrics
{
    private static readonly Meter Meter = new(PeerMetrics.MeterName);
    private static readonly UpDownCounter<long> ActiveConnections = Meter.CreateUpDownCounter<long>(PeerMetrics.ClientPrefix + "active_connections", "{connection}", "Connections that are open.");
    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>(PeerMetrics.ClientPrefix + "connect_attempts", "{attempt}", "Attempts to connect.");

    private readonly KeyValuePair<string, object?> owner;

    public ClientMetrics(string client, TimeProvider timeProvider)
    {
        owner = new(TagNames.Client, client);
        Peer = new PeerMetrics(Meter, owner, timeProvider, isServer: false);
    }

    /// <summary>What each of the connections is measured with.</summary>
    public PeerMetrics Peer { get; }

    /// <summary>Counts an attempt that led to a connection.</summary>
    public void Connected()
    {
        Attempts.Add(1, owner);
        ActiveConnections.Add(1, owner);
    }

    /// <summary>A connection that was counted has ended.</summary>
    public void Disconnected() => ActiveConnections.Add(-1, owner);

    /// <summary>Counts an attempt that failed, by the status that refused it or the code of what went wrong.</summary>
    public void Failed(ConnectionEnd end)
    {
        if (Attempts.Enabled)
        {
            string? error = end.RefusedWith is { } status ? ((int)status).ToString(CultureInfo.InvariantCulture) : (end.Exception as WsException)?.Code;
            Attempts.Add(1, owner, new(TagNames.ErrorType, error));
        }
    }
}
