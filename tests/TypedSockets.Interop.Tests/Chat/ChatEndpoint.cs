using System.Runtime.CompilerServices;

namespace TypedSockets.Interop.Tests;

/// <summary>The server of the examples: it has one room, in which somebody has asked something.</summary>
public sealed partial class ChatEndpoint : WsEndpoint<IChatEvents>, IChat
{
    private const string OnlyRoom = "lobby";

    public ValueTask SayAsync(Say message, CancellationToken cancellationToken) =>
        Everyone.SaidAsync(new Said(Known(message.Room), message.Text), cancellationToken);

    public ValueTask<History> GetHistoryAsync(GetHistory request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new History([new Said(Known(request.Room), "Anybody here?")]));

    public async ValueTask<Line> NextAsync(Next request, CancellationToken cancellationToken)
    {
        // Nobody ever says anything more.
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return Lines.At(1);
    }

    public async ValueTask<Cleared> ClearAsync(Clear request, CancellationToken cancellationToken)
    {
        try
        {
            await Caller.ConfirmAsync(new Confirm($"Clear '{request.Room}'?"), cancellationToken);
            return new Cleared(request.Room);
        }
        catch (WsException refusal)
        {
            throw new WsException("chat.not_confirmed", $"'{request.Room}' was not cleared: {refusal.Code}.");
        }
    }

    public async ValueTask<Stored> PublishAsync(Publish request, CancellationToken cancellationToken) =>
        new(await Lines.CountAsync(Caller.DraftsAsync(new GetDrafts(), cancellationToken), cancellationToken));

    public IAsyncEnumerable<Line> ReplayAsync(Replay request, CancellationToken cancellationToken) =>
        Lines.UpTo(request.Count, cancellationToken);

    public async ValueTask<Stored> ImportAsync(Import request, IAsyncEnumerable<Line> lines, CancellationToken cancellationToken)
    {
        Known(request.Room);
        return new Stored(await Lines.CountAsync(lines, cancellationToken));
    }

    public async ValueTask AppendAsync(Append request, IAsyncEnumerable<Line> lines, CancellationToken cancellationToken) =>
        await Lines.CountAsync(lines, cancellationToken);

    public async IAsyncEnumerable<Line> ShoutAsync(Shout request, IAsyncEnumerable<Line> lines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Line line in lines.WithCancellation(cancellationToken))
        {
            yield return line with { Text = line.Text.ToUpperInvariant() };
        }
    }

    private static string Known(string room) =>
        room == OnlyRoom ? room : throw new WsException("chat.no_room", $"There is no room '{room}'.");
}
