namespace TypedSockets.Generators.Parsing;

/// <summary>Whether a message gets a codec of the binary protocol: all that it holds has to have one, too.</summary>
internal sealed class BinarySupport(KnownTypes types)
{
    private bool isRefused;

    /// <summary>Whether it gets one, as far as was looked.</summary>
    public bool IsSpoken => types.WsMessagePackMessage is not null && !isRefused;

    /// <summary>Takes up that something in the message has none.</summary>
    public void Refuse() => isRefused = true;
}
