namespace TypedSockets;

/// <summary>Marks the routes that serve typed endpoints.</summary>
internal sealed class TypedSocketMetadata
{
    public static TypedSocketMetadata Instance { get; } = new();
}
