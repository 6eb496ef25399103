using TypedSockets.Benchmarks;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>All that was measured, by repeats.</summary>
internal sealed class Measurements
{
    private readonly Dictionary<(Row Row, Side Side), List<Window>> windows = [];
    private readonly Dictionary<Side, List<Weight>> weights = [];

    /// <summary>The sides that took part, in the order of the tables.</summary>
    public IReadOnlyList<Side> Sides => [.. Side.All.Where(side => windows.Keys.Any(key => key.Side == side))];

    /// <summary>The rows that were measured, in the order of the tables.</summary>
    public IReadOnlyList<Row> Rows => [.. Row.All.Where(row => windows.Keys.Any(key => key.Row == row))];

    /// <summary>All that was measured, whoever it is of.</summary>
    public IEnumerable<Window> Windows => windows.Values.SelectMany(list => list);

    public void Add(Side side, Turn turn)
    {
        foreach (var window in turn.Windows)
        {
            ListOf(windows, (window.Row, side)).Add(window);
        }

        if (turn.Weight is { } weight)
        {
            ListOf(weights, side).Add(weight);
        }
    }

    /// <summary>The windows of a side at a row, or none where it does not serve it.</summary>
    public IReadOnlyList<Window> WindowsOf(Row row, Side side) => windows.GetValueOrDefault((row, side), []);

    /// <summary>What a side took to have the crowd that was weighed, or nothing where none was.</summary>
    public IReadOnlyList<Weight> WeightsOf(Side side) => weights.GetValueOrDefault(side, []);

    /// <summary>A side's value as a part of that of the hand-written server in the same repeat.</summary>
    public Spread? Ratio(Row row, Side side, Func<Window, double> value) =>
        SpreadOf(WindowsOf(row, side).Zip(WindowsOf(row, Side.HandWritten), (mine, other) => value(mine) / value(other)));

    /// <summary>A side's value at a row.</summary>
    public Spread? Value(Row row, Side side, Func<Window, double> value) => SpreadOf(WindowsOf(row, side).Select(value));

    /// <inheritdoc cref="Ratio"/>
    public Spread? WeightRatio(Side side, Func<Weight, double> value) =>
        SpreadOf(WeightsOf(side).Zip(WeightsOf(Side.HandWritten), (mine, other) => value(mine) / value(other)));

    /// <summary>A side's value for the crowd that was weighed.</summary>
    public Spread? WeightValue(Side side, Func<Weight, double> value) => SpreadOf(WeightsOf(side).Select(value));

    private static Spread? SpreadOf(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return all.Length == 0 ? null : Spread.Of(all);
    }

    private static List<TValue> ListOf<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        return list;
    }
}
