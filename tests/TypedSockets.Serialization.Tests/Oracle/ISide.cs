namespace TypedSockets.Serialization.Tests;

/// <summary>One of the sides that are compared.</summary>
internal interface ISide
{
    Outcome<byte[]> Write<T>(T message)
        where T : IWsMessage<T>;

    Outcome<T> Read<T>(byte[] json)
        where T : IWsMessage<T>;
}
