namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Clients that connect, go through some rows one after the other, and leave.</summary>
/// <param name="Connections">How many they are.</param>
/// <param name="Rows">What they do.</param>
/// <param name="IsWeighed">Whether what it takes to have them is measured: the time in which they connect, and the heap while they are idle.</param>
internal sealed record Crowd(int Connections, IReadOnlyList<Row> Rows, bool IsWeighed)
{
    /// <summary>Lets broadcasts to the same members share them, and weighs the largest crowd.</summary>
    public static IReadOnlyList<Crowd> Of(IReadOnlyList<Row> rows)
    {
        var largest = rows.Where(row => row.IsBroadcast).Select(row => row.Connections).DefaultIfEmpty().Max();
        return
        [
            .. rows.Where(row => !row.IsBroadcast).Select(row => new Crowd(row.Connections, [row], IsWeighed: false)),
            .. rows.Where(row => row.IsBroadcast).GroupBy(row => row.Connections).Select(group => new Crowd(group.Key, [.. group], group.Key == largest)),
        ];
    }

    /// <summary>What they do where a side serves them.</summary>
    public IEnumerable<Row> RowsOf(Side side) => Rows.Where(row => row.IsServedBy(side));
}
