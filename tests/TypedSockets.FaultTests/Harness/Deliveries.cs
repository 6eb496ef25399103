namespace TypedSockets.FaultTests.Harness;

/// <summary>What all receivers of a test got. Announces each delivery.</summary>
internal sealed class Deliveries
{
    private long delivered;
    private long duplicated;
    private long outOfOrder;
    private long lostWithin;

    public Changes Changes { get; } = new();

    public long Delivered => Interlocked.Read(ref delivered);

    public long Duplicated => Interlocked.Read(ref duplicated);

    public long OutOfOrder => Interlocked.Read(ref outOfOrder);

    /// <summary>What was lost in the middle of a connection, which never happens to one that reads.</summary>
    public long LostWithin => Interlocked.Read(ref lostWithin);

    /// <summary>Counts a tick, and what it proves of those before.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="last">The number before it, of the same receiver; 0 for none.</param>
    /// <param name="highest">The highest number so far, of the same receiver.</param>
    /// <param name="isSameConnection">Whether both came by one connection.</param>
    public void Count(long number, long last, long highest, bool isSameConnection)
    {
        if (number == last)
        {
            Interlocked.Increment(ref duplicated);
        }
        else if (number < highest)
        {
            Interlocked.Increment(ref outOfOrder);
        }
        else
        {
            Interlocked.Increment(ref delivered);
            if (isSameConnection && last > 0)
            {
                Interlocked.Add(ref lostWithin, number - last - 1);
            }
        }

        Changes.Announce();
    }

    /// <summary>In order, and at most once, with nothing missing in the middle of a connection.</summary>
    public void AssertPromises()
    {
        Assert.Equal(0, Duplicated);
        Assert.Equal(0, OutOfOrder);
        Assert.Equal(0, LostWithin);
    }
}
