using System.Diagnostics;
using TypedSockets.Benchmarks;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The clients of one side, all on the thread that calls.</summary>
/// <param name="dialect">What they speak.</param>
/// <param name="port">Where the server listens.</param>
/// <param name="count">How many there are.</param>
internal sealed class LoadCrowd(Dialect dialect, int port, int count) : IDisposable
{
    private const int BufferSize = 256 * 1024;
    private const int WaitMilliseconds = 20;

    // No workload comes near: one that does hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(10);

    private readonly Epoll epoll = new();
    private readonly LoadConnection[] connections = [.. Enumerable.Range(0, count).Select(number => new LoadConnection(dialect, number))];
    private readonly byte[] buffer = GC.AllocateArray<byte>(BufferSize, pinned: true);
    private readonly byte[] keepAlive = dialect.KeepAlive;
    private long keptAlive = Stopwatch.GetTimestamp();

    public Dialect Dialect => dialect;

    public IReadOnlyList<LoadConnection> Connections => connections;

    /// <summary>How many are open.</summary>
    public int Opened { get; private set; }

    /// <summary>Opens the next connection.</summary>
    public void OpenNext() => connections[Opened++].Open(port, dialect, epoll);

    /// <summary>Does a workload from its beginning to its end.</summary>
    public void Run(Workload workload)
    {
        KeepAlive();
        foreach (var connection in connections)
        {
            connection.Received = 0;
        }

        var start = Stopwatch.GetTimestamp();
        workload.Begin(start);
        while (!workload.IsDone)
        {
            Turn(workload, WaitMilliseconds);
            if (Stopwatch.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException($"{workload.GetType().Name} has not ended after {Patience.TotalSeconds} s; {connections.Count(connection => connection.Received == 0)} of {count} clients received nothing.");
            }
        }
    }

    /// <summary>Answers pings while there is nothing to do.</summary>
    public void Idle()
    {
        KeepAlive();
        Turn(workload: null, WaitMilliseconds);
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose()
    {
        foreach (var connection in connections)
        {
            connection.Close();
        }

        foreach (var connection in connections)
        {
            connection.Drain(buffer);
            connection.Dispose();
        }

        epoll.Dispose();
    }

    private void Turn(Workload? workload, int milliseconds)
    {
        var ready = epoll.Wait(milliseconds);
        for (var index = 0; index < ready; index++)
        {
            var connection = connections[epoll.NumberAt(index)];
            var messages = connection.Receive(buffer);
            workload?.Take(connection, messages, Stopwatch.GetTimestamp());
        }

        workload?.Pass(Stopwatch.GetTimestamp());
    }

    private void KeepAlive()
    {
        if (keepAlive.Length == 0 || Stopwatch.GetElapsedTime(keptAlive) < KeepAliveInterval)
        {
            return;
        }

        keptAlive = Stopwatch.GetTimestamp();
        var frame = ClientFrame.OfMessage(keepAlive, dialect.IsBinary);
        foreach (var connection in connections)
        {
            connection.Send(frame);
        }
    }
}
