namespace TypedSockets.Analyzers;

internal static partial class DiagnosticIds
{
    public const string CredentialInMessage = "WS3001";
}
