namespace TypedSockets;

/// <summary>Sees what is sent to whom, so that a test can ask. Nobody is there in production.</summary>
internal interface ISendObserver
{
    /// <summary>Told after a one-way message was put into the queues of a target.</summary>
    void Sent<T>(TargetName target, T message)
        where T : IWsMessage<T>;
}
