using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Calls;

/// <summary>How far the writer of one stream is ahead of its reader, both in this process.</summary>
public sealed class Lead
{
    private long made;
    private long wanted;
    private long largest;

    /// <summary>How many items the reader may ask for; as many as it likes where this is null.</summary>
    public SemaphoreSlim? Pace { get; set; }

    /// <summary>Announces every item that is made or asked for.</summary>
    public Changes Changes { get; } = new();

    /// <summary>Items that the writer has made.</summary>
    public long Made => Interlocked.Read(ref made);

    /// <summary>Items that the reader has asked for.</summary>
    public long Wanted => Interlocked.Read(ref wanted);

    /// <summary>The most items that were made and not asked for.</summary>
    public long Largest => Interlocked.Read(ref largest);

    /// <summary>The writer makes the next item.</summary>
    public long Make()
    {
        long number = Interlocked.Increment(ref made);
        long lead = number - Wanted;
        if (lead > Largest)
        {
            Interlocked.Exchange(ref largest, lead);
        }

        Changes.Announce();
        return number;
    }

    /// <summary>Makes this many items.</summary>
    public async IAsyncEnumerable<Item> MakeAsync(long items)
    {
        for (long i = 0; i < items; i++)
        {
            yield return new Item(Make());
        }

        await Task.CompletedTask;
    }

    /// <summary>The reader is about to ask for the next item, as soon as it may.</summary>
    public async ValueTask WantAsync()
    {
        if (Pace is { } pace)
        {
            await pace.WaitAsync(TestContext.Current.CancellationToken);
        }

        Interlocked.Increment(ref wanted);
        Changes.Announce();
    }
}
