namespace TypedSockets;

/// <summary>The close codes that the protocol uses (RFC 6455 section 7.4.1, and 1013 from the registry that it founds).</summary>
internal static class CloseCodes
{
    public const int Normal = 1000;
    public const int GoingAway = 1001;
    public const int ProtocolError = 1002;
    public const int WrongKind = 1003;

    /// <summary>Stands for a close frame without a code; it is never sent.</summary>
    public const int None = 1005;

    public const int InvalidPayload = 1007;
    public const int PolicyViolation = 1008;
    public const int TooLarge = 1009;
    public const int InternalError = 1011;
    public const int TryAgainLater = 1013;
}
