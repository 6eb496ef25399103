using System.Text.Json;

namespace TypedSockets.Serialization.Tests;

/// <summary>What one side made of a document or a value, or why it refused.</summary>
internal readonly record struct Outcome<T>(T? Value, Exception? Refusal)
{
    public bool IsAccepted => Refusal is null;

    /// <summary>The place that is at fault; null where none is named.</summary>
    public string? Path => (Refusal as JsonException)?.Path;

    /// <summary>What was thrown by code that no value or document should bring to it; null where that is not so.</summary>
    public Exception? Breakage => (Refusal is WsPayloadException { InnerException: { } inner } ? inner : Refusal) is { } thrown
        && thrown is NullReferenceException or IndexOutOfRangeException or InvalidCastException or ArgumentOutOfRangeException or ObjectDisposedException
        ? thrown
        : null;
}
