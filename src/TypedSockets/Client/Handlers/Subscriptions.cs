using Microsoft.Extensions.Logging;

namespace TypedSockets;

/// <summary>The handlers of a client, by the type of message. They outlast connections.</summary>
internal sealed class Subscriptions(ILogger logger)
{
    // For those who subscribe only: the table is replaced, never changed, so that a look-up takes no lock.
    private readonly Lock gate = new();
    private volatile Dictionary<byte[], Subscription> table = new(Utf8Comparer.Instance);

    /// <summary>Finds what takes messages of a type, and what it runs on.</summary>
    public bool TryFind(ReadOnlySpan<byte> type, out WsOperation operation, out object target)
    {
        bool found = table.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(type, out Subscription? subscription) && subscription.IsActive;
        operation = found ? subscription!.Operation : null!;
        target = found ? subscription! : null!;
        return found;
    }

    /// <summary>Adds a handler of an event.</summary>
    /// <exception cref="InvalidOperationException">The type is a request's, or another record's.</exception>
    public IDisposable AddEvent<T>(Func<T, CancellationToken, ValueTask> handler)
        where T : IWsMessage<T>
    {
        lock (gate)
        {
            Subscription? taken = FindActive<T>();
            if (taken is not null and not EventSubscription<T>)
            {
                throw new InvalidOperationException($"'{T.MessageType}' already has a handler that answers it as a request, or that takes another record of the same type than {typeof(T)}. Dispose that one first.");
            }

            var subscription = (EventSubscription<T>?)taken ?? new EventSubscription<T>(logger);
            IDisposable removal = subscription.Handlers.Add(handler);
            if (taken is null)
            {
                Replace(T.MessageTypeUtf8, subscription);
            }

            return removal;
        }
    }

    /// <summary>Sets the handler of a request.</summary>
    /// <exception cref="InvalidOperationException">The type has a handler already.</exception>
    public IDisposable AddRequest<T>(WsOperation operation)
        where T : IWsMessage<T>
    {
        lock (gate)
        {
            if (FindActive<T>() is not null)
            {
                throw new InvalidOperationException($"'{T.MessageType}' already has a handler, and a request can have one answer only. Dispose what subscribed the first handler before you subscribe another.");
            }

            var subscription = new RequestSubscription(operation);
            Replace(T.MessageTypeUtf8, subscription);
            return subscription;
        }
    }

    private Subscription? FindActive<T>()
        where T : IWsMessage<T> =>
        table.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(T.MessageTypeUtf8, out Subscription? subscription) && subscription.IsActive ? subscription : null;

    private void Replace(ReadOnlySpan<byte> type, Subscription subscription) =>
        table = new Dictionary<byte[], Subscription>(table, Utf8Comparer.Instance) { [type.ToArray()] = subscription };
}
