using System.Text.Json;

namespace TypedSockets;

/// <summary>A payload that does not fit its message. Its sentence is fit to be sent to whoever sent the payload.</summary>
internal sealed class WsPayloadException : JsonException
{
    private const int MaxLength = 200;

    public WsPayloadException(string path, string reason, Exception? innerException)
        : base(OneLine.Of(Bounded($"{path}: {reason}")), path, lineNumber: null, bytePositionInLine: null, innerException)
    {
    }

    private static string Bounded(string sentence) => sentence.Length <= MaxLength ? sentence : $"{sentence.AsSpan(0, MaxLength - 1)}…";
}
