using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TypedSockets.FaultTests.Harness;

/// <summary>What happened on one server: who connected, how each connection ended, and what was logged as an error.</summary>
public sealed class ServerLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> errors = new();
    private readonly ConcurrentQueue<Ending> endings = new();
    private int connected;

    /// <summary>Announces every connection that comes or goes.</summary>
    public Changes Changes { get; } = new();

    public int Connected => Volatile.Read(ref connected);

    /// <summary>Every call of <c>OnDisconnectedAsync</c>.</summary>
    public IReadOnlyCollection<Ending> Endings => endings;

    /// <summary>How often connections ended in which way, for the table.</summary>
    public string Summary => string.Join(", ", endings
        .GroupBy(static ending => $"{ending.Code}{(ending.Code is null ? "" : " ")}{(ending.Reason.Length > 0 ? ending.Reason : ending.Fault)}", StringComparer.Ordinal)
        .OrderBy(static group => group.Key, StringComparer.Ordinal)
        .Select(static group => $"{group.Count()} {group.Key}"));

    /// <summary>All that was logged as an error or worse, by anyone in the server.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    public void AddConnected()
    {
        Interlocked.Increment(ref connected);
        Changes.Announce();
    }

    public void AddDisconnected(string connection, WsDisconnect disconnect)
    {
        endings.Enqueue(new Ending(connection, disconnect.Code, disconnect.Reason, disconnect.Exception?.GetType().Name, TimeProvider.System.GetTimestamp()));
        Changes.Announce();
    }

    public ILogger CreateLogger(string categoryName) => new ErrorLogger(this, categoryName);

    public void Dispose()
    {
        // Nothing to give back.
    }

    /// <summary>The end of one connection: the little that is worth its memory.</summary>
    /// <param name="Connection">Its id.</param>
    /// <param name="Code">The close code; null where it broke.</param>
    /// <param name="Reason">The close reason.</param>
    /// <param name="Fault">The kind of exception that broke it, if one did.</param>
    /// <param name="At">When, in ticks of the system's clock.</param>
    public sealed record Ending(string Connection, int? Code, string Reason, string? Fault, long At);

    private sealed class ErrorLogger(ServerLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log.errors.Enqueue($"{category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
