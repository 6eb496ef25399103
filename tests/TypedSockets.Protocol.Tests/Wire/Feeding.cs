namespace TypedSockets.Protocol.Tests;

/// <summary>In which pieces the bytes of a case arrive.</summary>
public enum Feeding
{
    ByteByByte,
    AtOnce,
    InChunks,
}
