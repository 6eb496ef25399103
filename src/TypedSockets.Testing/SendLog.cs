using System.Collections.Concurrent;

namespace TypedSockets.Testing;

/// <summary>Keeps what the server sends, by target.</summary>
internal sealed class SendLog : ISendObserver
{
    private readonly ConcurrentDictionary<TargetName, WsSentMessages> targets = new();

    public WsSentMessages Of(TargetName target) => targets.GetOrAdd(target, static target => new WsSentMessages(target.ToString()));

    public void Sent<T>(TargetName target, T message)
        where T : IWsMessage<T> => Of(target).Add(message);
}
