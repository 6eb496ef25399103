using System.Collections.Immutable;

namespace TypedSockets;

/// <summary>Handlers in the order in which they were added. Neither adding nor reading takes a lock.</summary>
internal sealed class HandlerList<THandler>
    where THandler : Delegate
{
    private ImmutableArray<Entry> entries = [];

    public bool IsEmpty => Snapshot.IsEmpty;

    private ImmutableArray<Entry> Snapshot => ImmutableInterlocked.InterlockedCompareExchange(ref entries, default, default);

    /// <summary>Adds a handler. Disposing the result removes it; a call that has begun goes on.</summary>
    public IDisposable Add(THandler handler)
    {
        var entry = new Entry(this, handler);
        ImmutableInterlocked.Update(ref entries, static (entries, entry) => entries.Add(entry), entry);
        return entry;
    }

    /// <summary>Enumerates the handlers as they are now, leaving out those that are removed meanwhile.</summary>
    public IEnumerable<THandler> Enumerate()
    {
        foreach (Entry entry in Snapshot)
        {
            if (!entry.IsRemoved)
            {
                yield return entry.Handler;
            }
        }
    }

    private sealed class Entry(HandlerList<THandler> list, THandler handler) : IDisposable
    {
        private volatile bool removed;

        public THandler Handler => handler;

        public bool IsRemoved => removed;

        public void Dispose()
        {
            removed = true;
            ImmutableInterlocked.Update(ref list.entries, static (entries, entry) => entries.Remove(entry), this);
        }
    }
}
