using System.Buffers.Binary;
using System.Text.Json;
using MessagePack;

namespace TypedSockets;

/// <remarks>
/// A timestamp of MessagePack is a moment in UTC. What knows more, or less, than that stands as the stock library has it, or as
/// text. All are taken as the text of JSON too.
/// </remarks>
public ref partial struct WsMessagePackReader
{
    private const string TimestampWithOffset = "an array of a timestamp and its offset";

    /// <summary>The type of the timestamp extension: -1.</summary>
    private const byte Timestamp = 0xFF;

    /// <summary>The most that <see cref="DateTimeOffset"/> takes, in either direction.</summary>
    private const int MaxOffsetMinutes = 14 * 60;

    /// <summary>Reads a timestamp, or a date and time of ISO 8601.</summary>
    /// <returns>What was read; in UTC where it is a timestamp or ends in Z, in local time where it has an offset.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public DateTime ReadDateTime() => Next is MessagePackType.Extension
        ? ReadTimestamp()
        : ReadText(JsonKind.DateTime, static (ref json) => json.ReadDateTime());

    /// <summary>Reads a timestamp, an array of the local time as one and its offset, or a date and time of ISO 8601 with its offset.</summary>
    /// <returns>What was read; with the offset zero where it is a timestamp alone, in local time where no offset stands.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public DateTimeOffset ReadDateTimeOffset() => Next switch
    {
        MessagePackType.Extension => new DateTimeOffset(ReadTimestamp()),
        MessagePackType.Array => ReadTimestampWithOffset(),
        _ => ReadText(JsonKind.DateTime, static (ref json) => json.ReadDateTimeOffset()),
    };

    /// <summary>Reads a date: the days since 0001-01-01, or <c>2026-01-31</c>.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public DateOnly ReadDateOnly() => Next is MessagePackType.String
        ? ReadText(JsonKind.DateOnly, static (ref json) => json.ReadDateOnly())
        : DateOnly.FromDayNumber((int)ReadInteger(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber, JsonKind.DateOnly));

    /// <summary>Reads a time of the day: its ticks of 100 ns since midnight, or <c>23:59:59</c>.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public TimeOnly ReadTimeOnly() => Next is MessagePackType.String
        ? ReadText(JsonKind.TimeOnly, static (ref json) => json.ReadTimeOnly())
        : new TimeOnly(ReadInteger(TimeOnly.MinValue.Ticks, TimeOnly.MaxValue.Ticks, JsonKind.TimeOnly));

    /// <summary>Reads a duration: its ticks of 100 ns, or <c>1.23:59:59</c>, which is a second short of two days.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public TimeSpan ReadTimeSpan() => Next is MessagePackType.String
        ? ReadText(JsonKind.TimeSpan, static (ref json) => json.ReadTimeSpan())
        : new TimeSpan(ReadInteger(long.MinValue, long.MaxValue, JsonKind.TimeSpan));

    /// <summary>The stock library has the local time in the timestamp, as if it were UTC.</summary>
    private DateTimeOffset ReadTimestampWithOffset()
    {
        int start = Here;
        StartArray();
        if (current.Left != 2)
        {
            throw Expected(start, TimestampWithOffset);
        }

        NextElement();
        DateTime local = Next is MessagePackType.Extension ? ReadTimestamp() : throw Expected(Here, "a timestamp");
        NextElement();
        long minutes = ReadInteger(-MaxOffsetMinutes, MaxOffsetMinutes, "an offset in minutes, of 14 hours at most,");
        NextElement();
        try
        {
            return new DateTimeOffset(local.Ticks, TimeSpan.FromMinutes(minutes));
        }
        catch (ArgumentException)
        {
            // In UTC, the moment is one that no calendar has.
            throw Expected(start, TimestampWithOffset);
        }
    }

    private DateTime ReadTimestamp()
    {
        int start = position;
        ReadOnlySpan<byte> rest = bytes[start..];
        if (rest is [MessagePackCode.FixExt8, Timestamp, ..] && rest.Length >= 10)
        {
            position += 10;
            ulong packed = BinaryPrimitives.ReadUInt64BigEndian(rest[2..]);
            return FromUnix((long)(packed & ((1UL << 34) - 1)), (long)(packed >> 34));
        }

        if (rest is [MessagePackCode.FixExt4, Timestamp, ..] && rest.Length >= 6)
        {
            position += 6;
            return FromUnix(BinaryPrimitives.ReadUInt32BigEndian(rest[2..]), 0);
        }

        try
        {
            var reader = new MessagePackReader(payload[start..]);
            DateTime value = reader.ReadDateTime();
            position += (int)reader.Consumed;
            return value;
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException or ArgumentException or OverflowException)
        {
            // An extension of another type, or a moment that no calendar has.
            throw Expected(start, "a timestamp");
        }
    }

    /// <summary>No time in these forms is beyond the calendar.</summary>
    private static DateTime FromUnix(long seconds, long nanoseconds) =>
        new(DateTime.UnixEpoch.Ticks + (seconds * TimeSpan.TicksPerSecond) + (nanoseconds / TimeSpan.NanosecondsPerTick), DateTimeKind.Utc);
}
