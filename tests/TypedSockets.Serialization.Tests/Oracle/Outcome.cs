using System.Text.Json;

namespace TypedSockets.Serialization.Tests;

/// <summary>What one side made of a document or a value, or why it refused.</summary>
internal readonly record struct Outcome<T>(T? Value, Exception? Refusal)
{
    public bool IsAccepted => Refusal is null;

    /// <summary>The place that is at fault; null where none is named.</summary>
    public string? Path => (Refusal as JsonException)?.Path;
}
