using TypedSockets.Benchmarks;

namespace TypedSockets.Scale.Benchmarks;

/// <summary>Broadcasts to rooms of ten, each after the one before, while all other connections are idle.</summary>
/// <param name="Name">Which rooms are told.</param>
/// <param name="Microseconds">The processor time of the server for a broadcast.</param>
/// <param name="Latencies">How long each took to reach its room.</param>
internal sealed record RoomBroadcasts(string Name, Spread Microseconds, Latencies Latencies)
{
    private const int WarmUps = 3;
    private const int Repeats = 5;
    private const int InTurn = 3_000;

    // Each of ten members sends less of them than the rate of a client allows at once; then it is another room's turn.
    private const int OfOneRoom = 1_500;

    /// <summary>Measures those to a single room and those to one room after the other, in turns.</summary>
    public static async Task<IReadOnlyList<RoomBroadcasts>> MeasureAsync(ServerProcess server, IReadOnlyList<ClientRoom> rooms)
    {
        (string Name, Func<int, int, ClientRoom> Room, List<double> Costs, Latencies Latencies)[] kinds =
        [
            ("to one room", (repeat, broadcast) => rooms[(((repeat + WarmUps) * InTurn) + broadcast) / OfOneRoom % rooms.Count], [], new()),
            ("to one room after the other", (_, broadcast) => rooms[broadcast % rooms.Count], [], new()),
        ];
        for (var repeat = -WarmUps; repeat < Repeats; repeat++)
        {
            foreach (var (name, room, costs, latencies) in repeat % 2 == 0 ? kinds : kinds.Reverse())
            {
                var processor = await server.AskAsync(ScaleServer.Processor);
                for (var broadcast = 0; broadcast < InTurn; broadcast++)
                {
                    var ticks = await room(repeat, broadcast).PublishAsync(sender: broadcast);
                    if (repeat >= 0)
                    {
                        latencies.Add(ticks);
                    }
                }

                var cost = (await server.AskAsync(ScaleServer.Processor) - processor) / InTurn;
                Console.WriteLine($"broadcasts {name}: {cost:0.00} µs");
                if (repeat >= 0)
                {
                    costs.Add(cost);
                }
            }
        }

        return [.. kinds.Select(kind => new RoomBroadcasts(kind.Name, Spread.Of(kind.Costs), kind.Latencies))];
    }
}
