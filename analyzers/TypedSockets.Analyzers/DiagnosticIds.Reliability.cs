namespace TypedSockets.Analyzers;

internal static partial class DiagnosticIds
{
    public const string HeartbeatOff = "WS2001";
    public const string ReconnectWithoutBackoff = "WS2002";
    public const string UnboundedBuffer = "WS2003";
    public const string RoomMessageToEveryone = "WS2004";
    public const string BlockingHandler = "WS2005";
    public const string RequestWithoutBound = "WS2006";
    public const string UnawaitedSend = "WS2007";
    public const string MessageWithoutBound = "WS2008";
    public const string LeakedState = "WS2009";
}
