namespace TypedSockets.Scale.Benchmarks;

/// <summary>What the server is asked to do. Each answers with the processor time of one piece of it, in microseconds.</summary>
internal sealed class Work(WsContext<TickerEndpoint, ITickerEvents> context, Deliveries deliveries)
{
    private const int InTurn = 8;

    // No connection gets two of them, which would go out together and cost less.
    private const int InRow = 200;

    private readonly WsConnection[] connections = [.. context.Connections];
    private long number;

    /// <summary>Broadcasts to one room, a few at a time: the cost of a member.</summary>
    public async Task<double> BroadcastAsync(int members, int broadcasts)
    {
        const string Room = "room";
        await InAllAsync(members, connection => connection.JoinAsync(Room));
        var cost = await MeasureAsync(broadcasts * members, async () =>
        {
            for (var done = 0; done < broadcasts; done += InTurn)
            {
                var expected = deliveries.Count + (InTurn * members);
                for (var i = 0; i < InTurn; i++)
                {
                    await context.Room(Room).TickAsync(Next());
                }

                await deliveries.WaitForAsync(expected);
            }
        });
        await InAllAsync(members, connection => connection.LeaveAsync(Room));
        return cost;
    }

    /// <summary>Broadcasts to rooms of ten, one after the other: the cost of a member where there are so many rooms.</summary>
    public async Task<double> BroadcastToRoomsAsync(int rooms, int broadcasts)
    {
        const int Members = 10;
        await JoinRoomsAsync(rooms, Members, static (connection, room) => connection.JoinAsync(room));
        var cost = await MeasureAsync(broadcasts * Members, async () =>
        {
            var expected = deliveries.Count;
            var inRow = Math.Min(InRow, rooms);
            for (var i = 0; i < broadcasts; i++)
            {
                await context.Room(Name(RoomAt(i, rooms, connections.Length / Members))).TickAsync(Next());
                expected += Members;
                if (i % inRow == inRow - 1 || i == broadcasts - 1)
                {
                    await deliveries.WaitForAsync(expected);
                }
            }
        });
        await JoinRoomsAsync(rooms, Members, static (connection, room) => connection.LeaveAsync(room));
        return cost;
    }

    /// <summary>Connections join a room and leave it again, while others stay in it: the cost of both together.</summary>
    public async Task<double> ChurnAsync(int members, int turns)
    {
        const string Room = "churn";
        await InAllAsync(members, connection => connection.JoinAsync(Room));
        var cost = await MeasureAsync(turns, async () =>
        {
            for (var i = 0; i < turns; i++)
            {
                var connection = connections[^(1 + (i % 100))];
                await connection.JoinAsync(Room);
                await connection.LeaveAsync(Room);
            }
        });
        await InAllAsync(members, connection => connection.LeaveAsync(Room));
        return cost;
    }

    /// <summary>Goes round all members before it comes back to one of them in another room.</summary>
    private static int RoomAt(int broadcast, int rooms, int disjoint) =>
        rooms <= disjoint ? broadcast % rooms : (broadcast % disjoint) + (broadcast / disjoint % (rooms / disjoint) * disjoint);

    private static string Name(int room) => $"room {room}";

    private static async Task<double> MeasureAsync(long pieces, Func<Task> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        await work();
        return (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / pieces;
    }

    private async Task InAllAsync(int members, Func<WsConnection, ValueTask> action)
    {
        foreach (var connection in connections[..members])
        {
            await action(connection);
        }
    }

    private async Task JoinRoomsAsync(int rooms, int members, Func<WsConnection, string, ValueTask> action)
    {
        for (var room = 0; room < rooms; room++)
        {
            for (var member = 0; member < members; member++)
            {
                await action(connections[((room * members) + member) % connections.Length], Name(room));
            }
        }
    }

    private Tick Next() => new("MSFT", 412.57m, ++number);
}
