using System.Runtime.CompilerServices;

namespace TypedSockets.MessagePack.Tests;

/// <summary>Has an operation of every shape.</summary>
public sealed partial class RoomEndpoint : WsEndpoint<IRoomEvents>, IRoom
{
    public static readonly Spoken Sample = new("", new Guid("d2719b1e-6a5f-4c1c-8a53-0f7a4f3f9b11"), 12.50m, new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(2)));

    public ValueTask JoinAsync(Join message, CancellationToken cancellationToken = default) => Connection.JoinAsync(message.Room, cancellationToken);

    public async ValueTask SpeakAsync(Speak message, CancellationToken cancellationToken = default)
    {
        var text = message.Text.StartsWith('?') ? (await Caller.AskAsync(new Ask(message.Text), cancellationToken)).Text : message.Text;
        await Room(message.Room).SpokenAsync(Sample with { Text = text }, cancellationToken);
    }

    public ValueTask<Doubled> DoubleAsync(Double request, CancellationToken cancellationToken = default) => request.Number switch
    {
        < 0 => throw new WsException("room.negative", "Doubles are of what is there."),
        0 => throw new InvalidOperationException("A fault."),
        _ => ValueTask.FromResult(new Doubled(2 * request.Number)),
    };

    public async IAsyncEnumerable<Counted> CountAsync(Count request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var number = 1; number <= request.To; number++)
        {
            await Task.CompletedTask;
            yield return new Counted(number);
        }
    }

    public async ValueTask<Doubled> SumAsync(Sum request, IAsyncEnumerable<Counted> items, CancellationToken cancellationToken = default)
    {
        var sum = 0;
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            sum += item.Number;
        }

        return new Doubled(sum);
    }
}
