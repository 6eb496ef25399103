using System.Runtime.CompilerServices;

namespace TypedSockets.AspNetCore.Tests;

[WsMessage("odd.watch")]
public sealed partial record Watch;

[WsMessage("odd.take")]
public sealed partial record Take(int Count);

[WsContract]
public interface IOdd
{
    ValueTask<Echoed> EchoAsync(Echo request, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Number> WatchAsync(Watch request, CancellationToken cancellationToken = default);

    ValueTask<Total> TakeAsync(Take request, IAsyncEnumerable<Number> numbers, CancellationToken cancellationToken = default);
}

/// <summary>An endpoint that does what nobody would expect of one.</summary>
public sealed partial class OddEndpoint(Action created) : WsEndpoint, IOdd
{
    private readonly int creation = Created(created);

    public ValueTask<Echoed> EchoAsync(Echo request, CancellationToken cancellationToken) => ValueTask.FromResult(new Echoed($"{request.Text} {creation}"));

    /// <summary>Throws at whoever cancels it.</summary>
    public async IAsyncEnumerable<Number> WatchAsync(Watch request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration registration = cancellationToken.Register(static () => throw new InvalidOperationException("odd"));
        yield return new Number(1);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    /// <summary>Looks at each number with an enumerator of its own.</summary>
    public async ValueTask<Total> TakeAsync(Take request, IAsyncEnumerable<Number> numbers, CancellationToken cancellationToken)
    {
        long sum = 0;
        for (int i = 0; i < request.Count; i++)
        {
            await foreach (Number number in numbers.WithCancellation(cancellationToken))
            {
                sum += number.Value;
                break;
            }
        }

        return new Total("taken", sum);
    }

    private static int Created(Action created)
    {
        created();
        return 1;
    }
}
