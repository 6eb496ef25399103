namespace TypedSockets.Interop.Tests;

[WsContract]
public interface IChatEvents
{
    ValueTask SaidAsync(Said message, CancellationToken cancellationToken = default);

    ValueTask<Confirmed> ConfirmAsync(Confirm request, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Line> DraftsAsync(GetDrafts request, CancellationToken cancellationToken = default);
}
