using System.Buffers.Binary;
using MessagePack;

namespace TypedSockets;

/// <remarks>Dates, times and durations.</remarks>
public ref partial struct WsMessagePackWriter
{
    /// <summary>The type of the timestamp extension: -1.</summary>
    private const byte Timestamp = 0xFF;

    /// <summary>A header of three bytes, 32 bits of nanoseconds and 64 of seconds.</summary>
    private const int LongestTimestamp = 15;

    /// <summary>Writes a timestamp where the time is in UTC; any other as text of ISO 8601, which says whether it is local or of no zone.</summary>
    /// <param name="value">The value.</param>
    public void WriteDateTime(DateTime value)
    {
        if (value.Kind is DateTimeKind.Utc)
        {
            WriteTimestamp(value.Ticks);
        }
        else
        {
            WriteAsJson(value, static (ref json, value) => json.WriteDateTime(value));
        }
    }

    /// <summary>
    /// Writes a timestamp where the offset is zero, which every language knows; else an array of the local time as a timestamp
    /// and the offset in minutes, as the stock library does.
    /// </summary>
    /// <param name="value">The value.</param>
    public void WriteDateTimeOffset(DateTimeOffset value)
    {
        if (value.Offset == TimeSpan.Zero)
        {
            WriteTimestamp(value.Ticks);
        }
        else if (depth < PayloadReader.MaxDepth)
        {
            WriteArrayHeader(2);
            WriteTimestamp(value.Ticks);
            WriteInt64(value.TotalOffsetMinutes);
        }
        else
        {
            // An array would be too deep, for those that skip it too.
            WriteAsJson(value, static (ref json, value) => json.WriteDateTimeOffset(value));
        }
    }

    /// <summary>Writes a date as the days since 0001-01-01.</summary>
    /// <param name="value">The value.</param>
    public void WriteDateOnly(DateOnly value) => WriteInt64(value.DayNumber);

    /// <summary>Writes a time of the day as its ticks of 100 ns since midnight.</summary>
    /// <param name="value">The value.</param>
    public void WriteTimeOnly(TimeOnly value) => WriteInt64(value.Ticks);

    /// <summary>Writes a duration as its ticks of 100 ns.</summary>
    /// <param name="value">The value.</param>
    public void WriteTimeSpan(TimeSpan value) => WriteInt64(value.Ticks);

    /// <summary>Writes ticks of UTC as the shortest of the three forms of the timestamp extension.</summary>
    private void WriteTimestamp(long ticks)
    {
        long seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out long rest) - (DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerSecond);
        long nanoseconds = rest * TimeSpan.NanosecondsPerTick;
        Span<byte> target = Reserve(LongestTimestamp);
        if (seconds is < 0 or >= 1L << 34)
        {
            target[0] = MessagePackCode.Ext8;
            target[1] = sizeof(uint) + sizeof(long);
            target[2] = Timestamp;
            BinaryPrimitives.WriteUInt32BigEndian(target[3..], (uint)nanoseconds);
            BinaryPrimitives.WriteInt64BigEndian(target[7..], seconds);
            room = target[LongestTimestamp..];
        }
        else if (nanoseconds == 0 && seconds <= uint.MaxValue)
        {
            target[0] = MessagePackCode.FixExt4;
            target[1] = Timestamp;
            BinaryPrimitives.WriteUInt32BigEndian(target[2..], (uint)seconds);
            room = target[6..];
        }
        else
        {
            target[0] = MessagePackCode.FixExt8;
            target[1] = Timestamp;
            BinaryPrimitives.WriteUInt64BigEndian(target[2..], ((ulong)nanoseconds << 34) | (ulong)seconds);
            room = target[10..];
        }
    }
}
