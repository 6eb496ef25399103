using TypedSockets.Benchmarks;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>What the runner tells the clients to do.</summary>
internal sealed record LoadCommand(string Name, string[] Arguments)
{
    public const string Failed = "failed";

    private static readonly Dictionary<(Dialect Dialect, Payload Payload), FrameRing> Rings = [];

    /// <summary>Connects a crowd. The answer is the seconds until all were served.</summary>
    public static LoadCommand Connect(Side side, int port, int count) => new("connect", [side.Key, $"{port}", $"{count}"]);

    /// <summary>Lets every client ask once, and makes sure that it is answered.</summary>
    public static LoadCommand CheckRequests(Payload payload) => new("check-requests", [payload.Name]);

    /// <summary>Broadcasts once, and makes sure that every client gets it.</summary>
    public static LoadCommand CheckBroadcast() => new("check-broadcast", []);

    /// <summary>Asks and asks again. The answer is a <see cref="LoadResult"/>.</summary>
    public static LoadCommand Ask(Payload payload, int inFlight, TimeSpan length) => new("requests", [payload.Name, $"{inFlight}", $"{length.TotalMilliseconds}"]);

    /// <summary>Broadcasts again and again. The answer is a <see cref="LoadResult"/>.</summary>
    public static LoadCommand Broadcast(int inFlight, TimeSpan length) => new("broadcasts", [$"{inFlight}", $"{length.TotalMilliseconds}"]);

    /// <summary>Closes all connections.</summary>
    public static LoadCommand Disconnect() => new("disconnect", []);

    public static LoadCommand Parse(string line) => line.Split(' ') is [var name, .. var arguments] ? new(name, arguments) : throw new FormatException(line);

    public override string ToString() => string.Join(' ', [Name, .. Arguments]);

    public string Execute(ref LoadCrowd? crowd)
    {
        switch (this)
        {
            case { Name: "connect", Arguments: [var side, var port, var count] }:
                crowd = new LoadCrowd(Side.Named(side).Dialect, int.Parse(port), int.Parse(count));
                var connecting = new Connecting(crowd);
                crowd.Run(connecting);
                return $"{connecting.Elapsed.TotalSeconds}";

            case { Name: "check-requests", Arguments: [var payload] }:
                CheckRequests(crowd!, Payloads.Named(payload));
                return "right";

            case { Name: "check-broadcast" }:
                var dialect = crowd!.Dialect;
                var sender = crowd.Connections[0];
                crowd.Run(new Checking(crowd, () => sender.Send(ClientFrame.OfMessage(dialect.WritePublish(Quote.Sample), dialect.IsBinary)), message => Payloads.Quote.Check(dialect.ReadBroadcast(message))));
                return "right";

            case { Name: "requests", Arguments: [var payload, var inFlight, var milliseconds] }:
                var requests = new Requests(crowd!, RingOf(crowd!.Dialect, Payloads.Named(payload)), int.Parse(inFlight), Milliseconds(milliseconds));
                return LoadResult.Of(crowd, requests, () => (requests.Answered, requests.Elapsed, requests.Latencies)).ToString();

            case { Name: "broadcasts", Arguments: [var inFlight, var milliseconds] }:
                var broadcasts = new Broadcasts(crowd!, int.Parse(inFlight), Milliseconds(milliseconds));
                return LoadResult.Of(crowd!, broadcasts, () => (broadcasts.Completed, broadcasts.Elapsed, broadcasts.Latencies)).ToString();

            case { Name: "disconnect" }:
                crowd!.Dispose();
                crowd = null;
                return "gone";

            default:
                throw new NotSupportedException(ToString());
        }
    }

    private static void CheckRequests(LoadCrowd crowd, Payload payload)
    {
        var ring = RingOf(crowd.Dialect, payload);
        crowd.Run(new Checking(
            crowd,
            () =>
            {
                foreach (var connection in crowd.Connections)
                {
                    connection.Send(ring.From(0, 1));
                }
            },
            answer => payload.CheckAnswer(crowd.Dialect, 0, answer)));
    }

    private static FrameRing RingOf(Dialect dialect, Payload payload) =>
        Rings.TryGetValue((dialect, payload), out var ring) ? ring : Rings[(dialect, payload)] = new FrameRing(dialect, payload);

    private static TimeSpan Milliseconds(string text) => TimeSpan.FromMilliseconds(double.Parse(text));
}
