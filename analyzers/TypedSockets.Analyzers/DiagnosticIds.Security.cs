namespace TypedSockets.Analyzers;

internal static partial class DiagnosticIds
{
    public const string CredentialInMessage = "WS3001";
    public const string RateLimitOff = "WS3002";
    public const string AccessNotSaid = "WS3003";
    public const string CredentialInUrl = "WS3004";
    public const string AnyOriginWithCookies = "WS3005";
}
