using System.Runtime.CompilerServices;

namespace TypedSockets.FaultTests.Calls;

/// <summary>The server's side of every form of call.</summary>
public sealed partial class CallEndpoint(CallLog log, WsContext<CallEndpoint, ICallEvents> context) : WsEndpoint<ICallEvents>, ICalls
{
    public ValueTask<Echoed> EchoAsync(Echo request, CancellationToken cancellationToken) => ValueTask.FromResult(new Echoed(request.Number));

    public async ValueTask<Echoed> HoldAsync(Hold request, CancellationToken cancellationToken)
    {
        await log.HoldAsync(cancellationToken);
        return new Echoed(request.Number);
    }

    public async ValueTask<Echoed> AskAsync(Ask request, CancellationToken cancellationToken) =>
        new((await (request.FromOutside ? context.Client(Connection.Id) : Caller).ConfirmAsync(new Confirm(request.Number), cancellationToken)).Number);

    public async IAsyncEnumerable<Item> CountAsync(Count request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using CancellationTokenRegistration canceled = cancellationToken.Register(() => log.CountCanceled.TrySetResult());
        for (long i = 0; i < request.Items; i++)
        {
            yield return new Item(log.Sent.Make());
        }

        if (request.FailsWith is { } code)
        {
            throw new WsException(code, "It failed as asked.");
        }
    }

    // Without the token: what ends the stream must end this too.
    public async ValueTask<Total> SumAsync(Sum request, IAsyncEnumerable<Item> items, CancellationToken cancellationToken)
    {
        long count = 0;
        long sum = 0;
        try
        {
            await log.Taken.WantAsync();
            await foreach (Item item in items)
            {
                count++;
                sum += item.Number;
                if (request.FailsWith is { } code)
                {
                    throw new WsException(code, "It failed as asked.");
                }

                await log.Taken.WantAsync();
            }
        }
        catch (Exception exception)
        {
            log.UploadFault.TrySetResult(exception);
            throw;
        }

        return new Total(count, sum);
    }

    public async IAsyncEnumerable<Item> ExchangeAsync(Exchange request, IAsyncEnumerable<Item> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Item item in items.WithCancellation(cancellationToken))
        {
            yield return item;
        }
    }
}
