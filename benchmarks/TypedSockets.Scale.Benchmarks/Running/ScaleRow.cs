using TypedSockets.Benchmarks;

namespace TypedSockets.Scale.Benchmarks;

/// <summary>One size, and what a piece of the work costs there.</summary>
/// <param name="Size">How many members or rooms there are.</param>
/// <param name="Microseconds">The processor time of one piece.</param>
internal sealed record ScaleRow(int Size, Spread Microseconds)
{
    private const int Repeats = 5;

    /// <summary>Measures some sizes, in turns.</summary>
    public static async Task<IReadOnlyList<ScaleRow>> MeasureAsync(ServerProcess server, string work, IReadOnlyList<(int Size, int Times)> sizes)
    {
        var costs = sizes.ToDictionary(size => size.Size, _ => new List<double>());
        for (var repeat = -1; repeat < Repeats; repeat++)
        {
            foreach (var (size, times) in repeat % 2 == 0 ? sizes : sizes.Reverse())
            {
                var cost = await server.AskAsync($"{work} {size} {times}");
                Console.WriteLine($"{work} {size}: {cost:0.00} µs");
                if (repeat >= 0)
                {
                    costs[size].Add(cost);
                }
            }
        }

        return [.. sizes.Select(size => new ScaleRow(size.Size, Spread.Of(costs[size.Size])))];
    }
}
