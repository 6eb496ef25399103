namespace TypedSockets;

/// <summary>Finds the payload in a frame.</summary>
internal static class Payloads
{
    /// <summary>The payload; one that is absent reads as an object without members.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> frame, Range range) =>
        range.End.Value == 0 ? "{}"u8 : frame[range];
}
