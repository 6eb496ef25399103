namespace TypedSockets;

/// <summary>Marks the routes that serve typed endpoints.</summary>
internal sealed class TypedSocketMetadata(WsHub hub)
{
    /// <summary>The connections of the endpoint.</summary>
    public WsHub Hub => hub;
}
