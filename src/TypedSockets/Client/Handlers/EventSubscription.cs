using Microsoft.Extensions.Logging;

namespace TypedSockets;

/// <summary>The handlers of one event. They run one after the other; one that throws does not stop the others.</summary>
internal sealed partial class EventSubscription<T>(ILogger logger) : Subscription
    where T : IWsMessage<T>
{
    // One for all clients: the subscription it runs on is its target.
    private static readonly WsOperation Handling = WsOperation.OneWay<EventSubscription<T>, T>(
        static (subscription, message, cancellationToken) => subscription.HandleAsync(message, cancellationToken));

    public HandlerList<Func<T, CancellationToken, ValueTask>> Handlers { get; } = new();

    public override WsOperation Operation => Handling;

    public override bool IsActive => Handlers.Current.Length > 0;

    private async ValueTask HandleAsync(T message, CancellationToken cancellationToken)
    {
        foreach (HandlerList<Func<T, CancellationToken, ValueTask>>.Entry entry in Handlers.Current)
        {
            if (entry.IsRemoved)
            {
                continue;
            }

            try
            {
                await entry.Handler(message, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested || exception is not OperationCanceledException)
            {
                LogHandlerFault(T.MessageType, exception);
            }
        }
    }

    [LoggerMessage(121, LogLevel.Error, "A handler of the event {Type} failed.", EventName = "ClientHandlerFailed")]
    private partial void LogHandlerFault(string type, Exception exception);
}
