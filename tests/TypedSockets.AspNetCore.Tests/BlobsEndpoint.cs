using System.Runtime.CompilerServices;

namespace TypedSockets.AspNetCore.Tests;

[WsContract]
public interface IBlobs
{
    IAsyncEnumerable<Blob> GetAllAsync(GetBig request, CancellationToken cancellationToken = default);

    ValueTask<Total> SumAsync(Sum request, IAsyncEnumerable<Number> numbers, CancellationToken cancellationToken = default);
}

public sealed partial class BlobsEndpoint : WsEndpoint, IBlobs
{
    public async IAsyncEnumerable<Blob> GetAllAsync(GetBig request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return new Blob(new string('x', request.Bytes));
    }

    public async ValueTask<Total> SumAsync(Sum request, IAsyncEnumerable<Number> numbers, CancellationToken cancellationToken)
    {
        long sum = 0;
        await foreach (Number number in numbers.WithCancellation(cancellationToken))
        {
            sum += number.Value;
        }

        return new Total(request.Label, sum);
    }
}
