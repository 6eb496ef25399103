namespace TypedSockets;

/// <summary>Handlers in the order in which they were added. Neither adding nor reading takes a lock.</summary>
internal sealed class HandlerList<THandler>
    where THandler : Delegate
{
    // Replaced, never changed.
    private volatile Entry[] entries = [];

    /// <summary>The handlers as they are now. Those that are removed meanwhile say so.</summary>
    public Entry[] Current => entries;

    /// <summary>Adds a handler. Disposing the result removes it; a call that has begun goes on.</summary>
    public IDisposable Add(THandler handler)
    {
        var entry = new Entry(this, handler);
        Replace(static (entries, entry) => [.. entries, entry], entry);
        return entry;
    }

    private void Replace(Func<Entry[], Entry, Entry[]> change, Entry entry)
    {
        Entry[] seen;
        do
        {
            seen = entries;
        }
        while (Interlocked.CompareExchange(ref entries, change(seen, entry), seen) != seen);
    }

    /// <summary>A handler, and what removes it.</summary>
    public sealed class Entry(HandlerList<THandler> list, THandler handler) : IDisposable
    {
        private volatile bool removed;

        public THandler Handler => handler;

        public bool IsRemoved => removed;

        public void Dispose()
        {
            removed = true;
            list.Replace(static (entries, entry) => [.. entries.Where(other => other != entry)], this);
        }
    }
}
