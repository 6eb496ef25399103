namespace TypedSockets.Interop.Tests;

[WsContract(Events = typeof(IChatEvents))]
public interface IChat
{
    ValueTask SayAsync(Say message, CancellationToken cancellationToken = default);

    ValueTask<History> GetHistoryAsync(GetHistory request, CancellationToken cancellationToken = default);

    ValueTask<Line> NextAsync(Next request, CancellationToken cancellationToken = default);

    ValueTask<Cleared> ClearAsync(Clear request, CancellationToken cancellationToken = default);

    ValueTask<Stored> PublishAsync(Publish request, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Line> ReplayAsync(Replay request, CancellationToken cancellationToken = default);

    ValueTask<Stored> ImportAsync(Import request, IAsyncEnumerable<Line> lines, CancellationToken cancellationToken = default);

    ValueTask AppendAsync(Append request, IAsyncEnumerable<Line> lines, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Line> ShoutAsync(Shout request, IAsyncEnumerable<Line> lines, CancellationToken cancellationToken = default);
}
