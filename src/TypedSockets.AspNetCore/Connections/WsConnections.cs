using System.Collections;
using System.Collections.Concurrent;

namespace TypedSockets;

/// <summary>The connections of an endpoint, as they are at the moment of each call.</summary>
public sealed class WsConnections : IReadOnlyCollection<WsConnection>
{
    private readonly ConcurrentDictionary<string, WsConnection> connections;

    internal WsConnections(ConcurrentDictionary<string, WsConnection> connections) => this.connections = connections;

    /// <summary>How many connections there are.</summary>
    public int Count => connections.Count;

    /// <summary>Finds a connection.</summary>
    /// <param name="connectionId">The <see cref="WsConnection.Id"/> of the connection.</param>
    /// <returns>The connection, or <see langword="null"/> where it has ended or never was.</returns>
    public WsConnection? Find(string connectionId) => connections.GetValueOrDefault(connectionId);

    /// <summary>Walks the connections. One that comes or goes meanwhile may or may not be among them.</summary>
    /// <returns>The enumerator.</returns>
    public IEnumerator<WsConnection> GetEnumerator()
    {
        foreach ((_, WsConnection connection) in connections)
        {
            yield return connection;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
