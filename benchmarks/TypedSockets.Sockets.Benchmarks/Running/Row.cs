namespace TypedSockets.Sockets.Benchmarks;

/// <summary>One thing that servers do under load.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Connections">How many clients there are.</param>
/// <param name="InFlight">How many requests each client has under way, or how many broadcasts are under way in all.</param>
/// <param name="Payload">What is asked for; nothing where it is broadcast.</param>
/// <param name="OwnFraming">What a server that frames its messages itself came to, as a part of the hand-written one, where that is known.</param>
internal sealed record Row(string Name, int Connections, int InFlight, Payload? Payload, double? OwnFraming = null)
{
    /// <summary>What everything else that the product does may cost on top of framing.</summary>
    public const double Allowance = 1.15;

    /// <summary>All of them, in the order of the tables.</summary>
    public static IReadOnlyList<Row> All { get; } =
    [
        new("requests 1×1", 1, 1, Payloads.Quote),
        new("requests 50×1", 50, 1, Payloads.Quote, 0.85),
        new("requests 50×16", 50, 16, Payloads.Quote, 0.63),
        new("requests 500×16", 500, 16, Payloads.Quote, 0.69),
        new("requests 50×1, 1 KB", 50, 1, Payloads.Book),
        new("requests 50×1, 25 KB", 50, 1, Payloads.PullRequest),
        new("broadcast to 1,000", 1_000, 1, Payload: null, 0.79),
        new("broadcast to 1,000, 8 in flight", 1_000, 8, Payload: null, 0.45),
        new("broadcast to 5,000", 5_000, 1, Payload: null, 0.88),
        new("broadcast to 5,000, 8 in flight", 5_000, 8, Payload: null, 0.41),
    ];

    public bool IsBroadcast => Payload is null;

    /// <summary>The most that the product may use of what the hand-written server does.</summary>
    public double? Target => OwnFraming * Allowance;

    /// <summary>How many messages a server sends for each that is counted.</summary>
    public int Messages => IsBroadcast ? Connections : 1;

    public LoadCommand Check => Payload is null ? LoadCommand.CheckBroadcast() : LoadCommand.CheckRequests(Payload);

    public LoadCommand Measure(TimeSpan length) => Payload is null ? LoadCommand.Broadcast(InFlight, length) : LoadCommand.Ask(Payload, InFlight, length);

    public bool IsServedBy(Side side) => side.Broadcasts || !IsBroadcast;
}
