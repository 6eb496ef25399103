namespace TypedSockets;

/// <summary>What was received.</summary>
internal enum InboundKind
{
    Text,
    Binary,
    TooLarge,
    Close,
}
