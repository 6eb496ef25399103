using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

public ref partial struct WsJsonWriter
{
    /// <summary>Two quotes around the longest: <c>2026-01-31T23:59:59.9999999+01:00</c>.</summary>
    private const int MaxDateTimeLength = 35;

    /// <summary>Two quotes around the longest: <c>-10675199.02:48:05.4775808</c>.</summary>
    private const int MaxTimeSpanLength = 28;

    private const int DateLength = 10;
    private const int TimeLength = 8;
    private const int FractionDigits = 7;

    /// <summary>Writes a date and time of ISO 8601, with the offset or the Z that its kind asks for.</summary>
    /// <param name="value">The value.</param>
    public void WriteDateTime(DateTime value)
    {
        if (value.Kind is DateTimeKind.Local)
        {
            WriteWith(JsonMetadataServices.DateTimeConverter, value);
            return;
        }

        ref byte target = ref Reserve(MaxDateTimeLength);
        target = (byte)'"';
        int length = 1 + WriteDateAndTime(ref Unsafe.Add(ref target, 1), value);
        if (value.Kind is DateTimeKind.Utc)
        {
            Unsafe.Add(ref target, length++) = (byte)'Z';
        }

        Unsafe.Add(ref target, length++) = (byte)'"';
        position += length;
    }

    /// <summary>Writes a date and time of ISO 8601 with its offset.</summary>
    /// <param name="value">The value.</param>
    public void WriteDateTimeOffset(DateTimeOffset value)
    {
        ref byte target = ref Reserve(MaxDateTimeLength);
        target = (byte)'"';
        int length = 1 + WriteDateAndTime(ref Unsafe.Add(ref target, 1), value.DateTime);
        int offset = value.TotalOffsetMinutes;
        (uint hours, uint minutes) = Math.DivRem((uint)Math.Abs(offset), 60);
        target = ref Unsafe.Add(ref target, length);
        target = offset < 0 ? (byte)'-' : (byte)'+';
        Digits.WritePair(ref Unsafe.Add(ref target, 1), hours);
        Unsafe.Add(ref target, 3) = (byte)':';
        Digits.WritePair(ref Unsafe.Add(ref target, 4), minutes);
        Unsafe.Add(ref target, 6) = (byte)'"';
        position += length + 7;
    }

    /// <summary>Writes a date: <c>2026-01-31</c>.</summary>
    /// <param name="value">The value.</param>
    public void WriteDateOnly(DateOnly value)
    {
        ref byte target = ref Reserve(DateLength + 2);
        target = (byte)'"';
        WriteDate(ref Unsafe.Add(ref target, 1), value);
        Unsafe.Add(ref target, DateLength + 1) = (byte)'"';
        position += DateLength + 2;
    }

    /// <summary>Writes a time of the day: <c>23:59:59</c>, or <c>23:59:59.9000000</c>.</summary>
    /// <param name="value">The value.</param>
    public void WriteTimeOnly(TimeOnly value) => WriteTimeSpan(value.ToTimeSpan());

    /// <summary>Writes a duration: <c>1.23:59:59</c> is a second short of two days.</summary>
    /// <param name="value">The value.</param>
    public void WriteTimeSpan(TimeSpan value)
    {
        Reserve(MaxTimeSpanLength);
        Append((byte)'"');
        WriteFormatted(value, MaxTimeSpanLength - 2, "c");
        Append((byte)'"');
    }

    /// <summary>Writes date and time without what follows them; the fraction ends where only zeros would follow.</summary>
    /// <returns>The length.</returns>
    private static int WriteDateAndTime(ref byte target, DateTime value)
    {
        WriteDate(ref target, DateOnly.FromDateTime(value));
        Unsafe.Add(ref target, DateLength) = (byte)'T';
        (ulong seconds, ulong fraction) = Math.DivRem((ulong)value.TimeOfDay.Ticks, (ulong)TimeSpan.TicksPerSecond);
        WriteTime(ref Unsafe.Add(ref target, DateLength + 1), (uint)seconds);
        int length = DateLength + 1 + TimeLength;
        if (fraction == 0)
        {
            return length;
        }

        Unsafe.Add(ref target, length) = (byte)'.';
        Digits.Write(ref Unsafe.Add(ref target, length + 1), fraction, FractionDigits);
        length += 1 + FractionDigits;
        while (Unsafe.Add(ref target, length - 1) is (byte)'0')
        {
            length--;
        }

        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteDate(ref byte target, DateOnly value)
    {
        (int year, int month, int day) = value;
        (uint century, uint yearOfCentury) = Math.DivRem((uint)year, 100);
        Digits.WritePair(ref target, century);
        Digits.WritePair(ref Unsafe.Add(ref target, 2), yearOfCentury);
        Unsafe.Add(ref target, 4) = (byte)'-';
        Digits.WritePair(ref Unsafe.Add(ref target, 5), (uint)month);
        Unsafe.Add(ref target, 7) = (byte)'-';
        Digits.WritePair(ref Unsafe.Add(ref target, 8), (uint)day);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteTime(ref byte target, uint secondOfDay)
    {
        (uint minuteOfDay, uint second) = Math.DivRem(secondOfDay, 60);
        (uint hour, uint minute) = Math.DivRem(minuteOfDay, 60);
        Digits.WritePair(ref target, hour);
        Unsafe.Add(ref target, 2) = (byte)':';
        Digits.WritePair(ref Unsafe.Add(ref target, 3), minute);
        Unsafe.Add(ref target, 5) = (byte)':';
        Digits.WritePair(ref Unsafe.Add(ref target, 6), second);
    }
}
