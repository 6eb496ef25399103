namespace TypedSockets.Sockets.Benchmarks;

/// <summary>One of those that are compared.</summary>
/// <param name="Key">What it is called in commands.</param>
/// <param name="Name">What the tables call it.</param>
/// <param name="Dialect">What it speaks.</param>
/// <param name="CreateServer">Its server.</param>
/// <param name="Broadcasts">Whether it can do more than answer.</param>
internal sealed record Side(string Key, string Name, Dialect Dialect, Func<BenchServer> CreateServer, bool Broadcasts = true)
{
    private static readonly TypedJson Json = new();

    /// <summary>What all others are compared with.</summary>
    public static Side HandWritten { get; } = new("hand-written", "hand-written", Json, () => new HandWrittenServer());

    /// <summary>The same again: how far it is from 1 is what the machine adds.</summary>
    public static Side Copy { get; } = new("copy", "its copy", Json, () => new HandWrittenServer());

    public static Side ProductJson { get; } = new("product-json", "TypedSockets JSON", Json, () => new ProductServer(speaksMessagePack: false));

    public static Side ProductMessagePack { get; } = new("product-messagepack", "TypedSockets MessagePack", new TypedMessagePack(), () => new ProductServer(speaksMessagePack: true));

    public static Side SignalRJson { get; } = new("signalr-json", "SignalR JSON", SignalRDialect.Json, () => new SignalRServer());

    public static Side SignalRMessagePack { get; } = new("signalr-messagepack", "SignalR MessagePack", SignalRDialect.MessagePack, () => new SignalRServer());

    public static Side JsonRpc { get; } = new("jsonrpc", "StreamJsonRpc", new JsonRpcDialect(), () => new JsonRpcServer(), Broadcasts: false);

    /// <summary>All of them, in the order of the tables.</summary>
    public static IReadOnlyList<Side> All => [HandWritten, Copy, ProductJson, ProductMessagePack, SignalRJson, SignalRMessagePack, JsonRpc];

    public static Side Named(string key) => All.Single(side => side.Key == key);
}
