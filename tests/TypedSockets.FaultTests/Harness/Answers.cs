using System.Collections.Concurrent;

namespace TypedSockets.FaultTests.Harness;

/// <summary>How the requests of a test ended. One that does not end in time fails the test: none may end in silence.</summary>
internal sealed class Answers
{
    private readonly ConcurrentDictionary<string, int> errors = new(StringComparer.Ordinal);
    private long sent;
    private long answered;

    public long Sent => Interlocked.Read(ref sent);

    public long Answered => Interlocked.Read(ref answered);

    /// <summary>How many requests ended with each error code.</summary>
    public IReadOnlyDictionary<string, int> Errors => errors;

    /// <summary>The error codes and how often each came, for the table.</summary>
    public string Summary => string.Join(", ", errors.OrderBy(static error => error.Key, StringComparer.Ordinal).Select(static error => $"{error.Value} {error.Key}"));

    /// <summary>Awaits one request. Returns its error code, or null where it was answered.</summary>
    public async Task<string?> CountAsync<T>(ValueTask<T> request)
    {
        Interlocked.Increment(ref sent);
        try
        {
            await request.AsTask().WaitAsync(Changes.Patience, TestContext.Current.CancellationToken);
            Interlocked.Increment(ref answered);
            return null;
        }
        catch (WsException exception)
        {
            errors.AddOrUpdate(exception.Code, 1, static (_, count) => count + 1);
            return exception.Code;
        }
    }
}
