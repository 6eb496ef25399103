namespace TypedSockets.FaultTests.Calls;

/// <summary>One operation of every form that has an answer.</summary>
[WsContract(Events = typeof(ICallEvents))]
public interface ICalls
{
    ValueTask<Echoed> EchoAsync(Echo request, CancellationToken cancellationToken = default);

    ValueTask<Echoed> HoldAsync(Hold request, CancellationToken cancellationToken = default);

    ValueTask<Echoed> AskAsync(Ask request, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Item> CountAsync(Count request, CancellationToken cancellationToken = default);

    ValueTask<Total> SumAsync(Sum request, IAsyncEnumerable<Item> items, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Item> ExchangeAsync(Exchange request, IAsyncEnumerable<Item> items, CancellationToken cancellationToken = default);
}
