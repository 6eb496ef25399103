using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

public ref partial struct WsJsonReader
{
    /// <summary>Reads a date and time of ISO 8601.</summary>
    /// <returns>What was read; in UTC where it ends in Z, in local time where it has an offset.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public DateTime ReadDateTime()
    {
        int start = position + 1;
        if (Peek() == '"' && JsonDate.TryParse(json, start, out long ticks, out JsonDate.Zone zone, out _, out int end) && zone is not JsonDate.Zone.Offset)
        {
            position = end + 1;
            return new DateTime(ticks, zone is JsonDate.Zone.Utc ? DateTimeKind.Utc : DateTimeKind.Unspecified);
        }

        return ReadStringSlowly(JsonMetadataServices.DateTimeConverter, JsonKind.DateTime);
    }

    /// <summary>Reads a date and time of ISO 8601 with its offset.</summary>
    /// <returns>What was read; in local time where no offset stands.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public DateTimeOffset ReadDateTimeOffset()
    {
        int start = position + 1;
        if (Peek() == '"' && JsonDate.TryParse(json, start, out long ticks, out JsonDate.Zone zone, out int offset, out int end) && zone is not JsonDate.Zone.None)
        {
            position = end + 1;
            return new DateTimeOffset(ticks, new TimeSpan(offset * TimeSpan.TicksPerMinute));
        }

        return ReadStringSlowly(JsonMetadataServices.DateTimeOffsetConverter, JsonKind.DateTime);
    }

    /// <summary>Reads a date: <c>2026-01-31</c>.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public DateOnly ReadDateOnly()
    {
        int start = position + 1;
        int end = start + JsonDate.DateLength;
        if (Peek() == '"' && end < json.Length && json[end] == '"' && JsonDate.TryParseDate(json[start..end], out DateOnly value))
        {
            position = end + 1;
            return value;
        }

        return ReadStringSlowly(JsonMetadataServices.DateOnlyConverter, JsonKind.DateOnly);
    }

    /// <summary>Reads a time of the day: <c>23:59:59</c>.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public TimeOnly ReadTimeOnly() => ReadStringSlowly(JsonMetadataServices.TimeOnlyConverter, JsonKind.TimeOnly);

    /// <summary>Reads a duration: <c>1.23:59:59</c> is a second short of two days.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public TimeSpan ReadTimeSpan() => ReadStringSlowly(JsonMetadataServices.TimeSpanConverter, JsonKind.TimeSpan);
}
