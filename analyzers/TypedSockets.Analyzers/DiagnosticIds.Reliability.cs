namespace TypedSockets.Analyzers;

internal static partial class DiagnosticIds
{
    public const string BlockingHandler = "WS2005";
}
