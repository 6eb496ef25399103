namespace TypedSockets.Scale.Benchmarks;

/// <summary>What is broadcast.</summary>
[WsMessage("scale.tick")]
public sealed partial record Tick(string Symbol, decimal Price, long Number);

/// <summary>What nobody sends.</summary>
[WsMessage("scale.hello")]
public sealed partial record Hello;

/// <summary>A contract that nobody calls.</summary>
[WsContract(Events = typeof(ITickerEvents))]
public interface ITicker
{
    ValueTask HelloAsync(Hello message, CancellationToken cancellationToken = default);
}

/// <summary>What members of rooms are told.</summary>
[WsContract]
public interface ITickerEvents
{
    ValueTask TickAsync(Tick message, CancellationToken cancellationToken = default);
}

/// <summary>Serves connections that are moved between rooms from outside.</summary>
public sealed partial class TickerEndpoint : WsEndpoint<ITickerEvents>, ITicker
{
    public ValueTask HelloAsync(Hello message, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
