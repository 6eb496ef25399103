using System.Runtime.CompilerServices;

namespace TypedSockets;

/// <summary>Writes dates and times of ISO 8601. Callers have made the room, and for seven bytes more.</summary>
internal static class DateText
{
    /// <summary>The length of <c>2026-01-31</c>.</summary>
    public const int DateLength = 10;

    /// <summary>The length of <c>2026-01-31T23:59:59</c>.</summary>
    private const int SecondsLength = 19;

    // Years begin with March here, so that the leap day is the last, and the first of them a year before that of the calendar.
    private const uint DaysBefore = 306;
    private const uint QuarterDaysOfFourCenturies = 146_097;

    /// <summary>Writes date and time, without an offset; the fraction of the second ends with its last digit that is not zero.</summary>
    /// <returns>How many bytes were written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ref byte target, long ticks)
    {
        ulong days = (ulong)ticks / TimeSpan.TicksPerDay;
        ulong ticksOfDay = (ulong)ticks - (days * TimeSpan.TicksPerDay);
        uint secondOfDay = (uint)(ticksOfDay / TimeSpan.TicksPerSecond);
        uint fraction = (uint)(ticksOfDay - (secondOfDay * (ulong)TimeSpan.TicksPerSecond));
        WriteDate(ref target, (uint)days);
        Unsafe.Add(ref target, DateLength) = (byte)'T';
        WriteTime(ref Unsafe.Add(ref target, DateLength + 1), secondOfDay);
        if (fraction == 0)
        {
            return SecondsLength;
        }

        Unsafe.Add(ref target, SecondsLength) = (byte)'.';
        return SecondsLength + 1 + Digits.WriteFraction(ref Unsafe.Add(ref target, SecondsLength + 1), fraction);
    }

    /// <summary>Writes the date that is so many days after 0001-01-01.</summary>
    /// <remarks>
    /// Cassio Neri and Lorenz Schneider, "Euclidean affine functions and their application to calendar algorithms", 2022;
    /// <see cref="DateTime"/> does the same.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteDate(ref byte target, uint days)
    {
        (uint century, uint quarterDays) = Math.DivRem((4 * (days + DaysBefore)) + 3, QuarterDaysOfFourCenturies);
        ulong years = 2_939_745UL * (quarterDays | 3);
        uint dayOfYear = (uint)years / (4 * 2_939_745);
        uint months = (2_141 * dayOfYear) + 197_913;

        // No branch, which could not be predicted: one in January and February.
        uint isNextYear = (DaysBefore - 1 - dayOfYear) >> 31;
        uint year = (100 * century) + (uint)(years >> 32) + isNextYear;
        uint month = (months >> 16) - (12 * isNextYear);
        (century, year) = Math.DivRem(year, 100);
        Digits.WritePair(ref target, century);
        Digits.WritePair(ref Unsafe.Add(ref target, 2), year);
        Unsafe.Add(ref target, 4) = (byte)'-';
        Digits.WritePair(ref Unsafe.Add(ref target, 5), month);
        Unsafe.Add(ref target, 7) = (byte)'-';
        Digits.WritePair(ref Unsafe.Add(ref target, 8), ((months & 0xFFFF) / 2_141) + 1);
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
