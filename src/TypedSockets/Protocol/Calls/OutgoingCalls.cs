using System.Collections.Concurrent;

namespace TypedSockets;

/// <summary>The requests of this side that are open, by the number in their id.</summary>
internal sealed class OutgoingCalls(WsConnectionOptions options)
{
    // Made for the first call: most servers make none.
    private ConcurrentDictionary<long, PendingCall>? calls;
    private long last;
    private int open;
    private int streams;
    private volatile Func<PendingCall, Exception>? ended;

    /// <summary>True while this side waits for the other.</summary>
    public bool Any => Volatile.Read(ref open) > 0;

    /// <summary>The number of the latest request.</summary>
    public long LastNumber => Volatile.Read(ref last);

    /// <summary>The number of the next request.</summary>
    public long NextNumber() => Interlocked.Increment(ref last);

    /// <summary>Opens a request.</summary>
    /// <exception cref="WsBusyException">Too many are open.</exception>
    public void Add(PendingCall call)
    {
        if (Interlocked.Increment(ref open) > options.MaxPendingRequests)
        {
            Interlocked.Decrement(ref open);
            throw new WsBusyException($"{options.MaxPendingRequests} requests are open, the most that MaxPendingRequests allows. Await some of them first, or raise it.");
        }

        if (call.IsStream && Interlocked.Increment(ref streams) > options.MaxStreams)
        {
            Interlocked.Decrement(ref streams);
            Interlocked.Decrement(ref open);
            throw new WsBusyException($"{options.MaxStreams} streams are open, the most that MaxStreams allows. End some of them first, or raise it.");
        }

        LazyInitializer.EnsureInitialized(ref calls, static () => new ConcurrentDictionary<long, PendingCall>())[call.Number] = call;
        if (ended is { } failing)
        {
            call.Fail(failing(call));
        }
    }

    /// <summary>Closes a request. False where it was closed already.</summary>
    public bool Remove(PendingCall call)
    {
        if (Volatile.Read(ref calls)?.TryRemove(call.Number, out _) != true)
        {
            return false;
        }

        Interlocked.Decrement(ref open);
        if (call.IsStream)
        {
            Interlocked.Decrement(ref streams);
        }

        return true;
    }

    public bool TryFind(long number, out PendingCall? call)
    {
        call = null;
        return Volatile.Read(ref calls)?.TryGetValue(number, out call) == true;
    }

    /// <summary>
    /// Fails all that is open and all that will be, each with an exception of its own: one that many throw at once would carry the
    /// stack traces of them all.
    /// </summary>
    public void End(Func<PendingCall, Exception> failing)
    {
        ended = failing;
        foreach (PendingCall call in Volatile.Read(ref calls)?.Values ?? [])
        {
            call.Fail(failing(call));
        }
    }
}
