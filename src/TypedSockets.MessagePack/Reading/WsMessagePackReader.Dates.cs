using System.Text.Json;
using MessagePack;

namespace TypedSockets;

/// <remarks>
/// A timestamp of MessagePack is a moment in UTC. What knows more, or less, than that stands as text, as it does in JSON.
/// </remarks>
public ref partial struct WsMessagePackReader
{
    /// <summary>Reads a timestamp, or a date and time of ISO 8601.</summary>
    /// <returns>What was read; in UTC where it is a timestamp or ends in Z, in local time where it has an offset.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public DateTime ReadDateTime() => Next is MessagePackType.Extension
        ? ReadTimestamp()
        : ReadText(JsonKind.DateTime, static (ref json) => json.ReadDateTime());

    /// <summary>Reads a timestamp, or a date and time of ISO 8601 with its offset.</summary>
    /// <returns>What was read; with the offset zero where it is a timestamp, in local time where no offset stands.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public DateTimeOffset ReadDateTimeOffset() => Next is MessagePackType.Extension
        ? new DateTimeOffset(ReadTimestamp())
        : ReadText(JsonKind.DateTime, static (ref json) => json.ReadDateTimeOffset());

    /// <summary>Reads a date: <c>2026-01-31</c>.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public DateOnly ReadDateOnly() => ReadText(JsonKind.DateOnly, static (ref json) => json.ReadDateOnly());

    /// <summary>Reads a time of the day: <c>23:59:59</c>.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public TimeOnly ReadTimeOnly() => ReadText(JsonKind.TimeOnly, static (ref json) => json.ReadTimeOnly());

    /// <summary>Reads a duration: <c>1.23:59:59</c> is a second short of two days.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public TimeSpan ReadTimeSpan() => ReadText(JsonKind.TimeSpan, static (ref json) => json.ReadTimeSpan());

    private DateTime ReadTimestamp()
    {
        int start = Here;
        try
        {
            return reader.ReadDateTime();
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or ArgumentException or OverflowException)
        {
            // An extension of another type, or a moment that no calendar has.
            throw Expected(start, "a timestamp");
        }
    }
}
