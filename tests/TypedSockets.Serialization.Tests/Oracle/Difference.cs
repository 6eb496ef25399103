using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets.Serialization.Tests;

/// <summary>Something that codec and oracle do not do alike.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Message">What the oracle knows of the message.</param>
/// <param name="Document">What was read; null where a value was written.</param>
/// <param name="Expected">What the oracle made of it: a path, a document, or a refusal.</param>
/// <param name="Actual">What the codec made of it.</param>
/// <param name="Reason">Why the codec refused it; empty where it did not.</param>
internal sealed record Difference(DifferenceKind Kind, JsonTypeInfo Message, byte[]? Document, string Expected, string Actual, string Reason = "")
{
    private const int MaxLength = 4000;

    /// <summary>What the oracle wrote, where both wrote something.</summary>
    public byte[]? ExpectedJson { get; init; }

    /// <summary>What the codec wrote.</summary>
    public byte[]? ActualJson { get; init; }

    public override string ToString()
    {
        var what = Kind switch
        {
            DifferenceKind.Read => "Read otherwise",
            DifferenceKind.Written => "Written otherwise",
            _ => "Refused at another place",
        };
        return $"{what}: {Message.Type}\n  codec:  {Shorten(Actual)}{(Reason.Length == 0 ? "" : $" ({Reason})")}\n  oracle: {Shorten(Expected)}" + (Document is null ? "" : $"\n  document: {Shorten(Show(Document))}");
    }

    /// <summary>The bytes as text, those that are no text as numbers.</summary>
    public static string Show(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var length);
            if (status is System.Buffers.OperationStatus.Done && (rune.Value is >= ' ' or '\n'))
            {
                text.Append(rune);
            }
            else
            {
                foreach (var invalid in bytes[..length])
                {
                    text.Append($"<{invalid:X2}>");
                }
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    private static string Shorten(string text) => text.Length <= MaxLength ? text : $"{text.AsSpan(0, MaxLength)}… ({text.Length} characters)";
}
