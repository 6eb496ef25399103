namespace TypedSockets;

/// <summary>Dates as they are written by default: <c>2026-01-31T23:59:59.1234567+01:00</c>, the fraction and the zone as needed.</summary>
internal static class JsonDate
{
    /// <summary>How long <c>2026-01-31</c> is.</summary>
    public const int DaysLength = 10;

    /// <summary>How long <c>2026-01-31T23:59:59</c> is.</summary>
    private const int SecondsLength = 19;

    private const int FractionDigits = 7;

    /// <summary>How many ticks the last digit of a fraction is worth, by how many digits there are.</summary>
    private static readonly int[] FractionUnits = [0, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];

    /// <summary>What stands behind the time.</summary>
    public enum Zone
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>Z.</summary>
        Utc,

        /// <summary>An offset.</summary>
        Offset,
    }

    /// <summary>Reads a date and time up to the quote behind it.</summary>
    /// <param name="json">Holds the text.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="ticks">The ticks, in its own zone.</param>
    /// <param name="zone">What stands behind the time.</param>
    /// <param name="offset">The minutes that are to be taken off for UTC.</param>
    /// <param name="quote">Where the quote stands.</param>
    /// <returns>False where it is none, or in one of the rarer forms.</returns>
    public static bool TryParse(ReadOnlySpan<byte> json, int start, out long ticks, out Zone zone, out int offset, out int quote)
    {
        ticks = 0;
        zone = Zone.None;
        offset = 0;
        quote = start;
        ReadOnlySpan<byte> text = json[start..];
        if (text.Length <= SecondsLength || !TryParseDays(text, out int days)
            || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        {
            return false;
        }

        int hour = TwoDigits(text, 11);
        int minute = TwoDigits(text, 14);
        int second = TwoDigits(text, 17);
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        int at = SecondsLength;
        ticks = (days * TimeSpan.TicksPerDay) + (((((hour * 60) + minute) * 60) + second) * TimeSpan.TicksPerSecond);
        if (text[at] == '.' && !TryAddFraction(text, ref at, ref ticks))
        {
            return false;
        }

        if (!TryParseZone(text, ref at, ref zone, ref offset) || (offset != 0 && !HasRoomForOffset(days)))
        {
            return false;
        }

        quote = start + at;
        return true;
    }

    /// <summary>Reads a date such as <c>2026-01-31</c>, as the days before it since the year 1.</summary>
    public static bool TryParseDays(ReadOnlySpan<byte> text, out int days)
    {
        days = 0;
        if (text.Length < DaysLength || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        int year = (TwoDigits(text, 0) * 100) + TwoDigits(text, 2);
        int month = TwoDigits(text, 5);
        int day = TwoDigits(text, 8);
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        days = new DateOnly(year, month, day).DayNumber;
        return true;
    }

    private static bool TryAddFraction(ReadOnlySpan<byte> text, ref int at, ref long ticks)
    {
        int first = ++at;
        int fraction = 0;
        while (at < text.Length && text[at] - (uint)'0' <= 9)
        {
            fraction = (fraction * 10) + (text[at] - '0');
            if (++at - first > FractionDigits)
            {
                return false;
            }
        }

        ticks += (long)fraction * FractionUnits[at - first];
        return at > first;
    }

    /// <summary>Reads what stands between the time and the quote.</summary>
    private static bool TryParseZone(ReadOnlySpan<byte> text, ref int at, ref Zone zone, ref int offset)
    {
        if (at >= text.Length)
        {
            return false;
        }

        if (text[at] == 'Z')
        {
            zone = Zone.Utc;
            at++;
        }
        else if (text[at] is (byte)'+' or (byte)'-')
        {
            if (text.Length - at < 6 || text[at + 3] != ':')
            {
                return false;
            }

            int hours = TwoDigits(text, at + 1);
            int minutes = TwoDigits(text, at + 4);
            if (hours is < 0 or > 13 || minutes is < 0 or > 59)
            {
                return false;
            }

            zone = Zone.Offset;
            offset = (hours * 60) + minutes;
            offset = text[at] == '-' ? -offset : offset;
            at += 6;
        }

        return at < text.Length && text[at] == '"';
    }

    /// <summary>Whether the same instant in UTC is sure to have a year that can be told.</summary>
    private static bool HasRoomForOffset(int days) => days > 0 && days < DateOnly.MaxValue.DayNumber;

    /// <summary>The number of two digits; so far below 0 that no sum makes up for it where one is none.</summary>
    private static int TwoDigits(ReadOnlySpan<byte> text, int at)
    {
        uint tens = text[at] - (uint)'0';
        uint ones = text[at + 1] - (uint)'0';
        return tens <= 9 && ones <= 9 ? (int)((tens * 10) + ones) : -1_000_000;
    }
}
