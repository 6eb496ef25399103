using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TypedSockets;

/// <summary>Dates as they are written by default: <c>2026-01-31T23:59:59.1234567+01:00</c>, the fraction and the zone as needed.</summary>
internal static class JsonDate
{
    /// <summary>How long <c>2026-01-31</c> is.</summary>
    public const int DateLength = 10;

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
        zone = Zone.None;
        offset = 0;
        quote = start + SecondsLength;
        if (json.Length - start <= SecondsLength || !TryParseMinutes(json.Slice(start, SecondsLength), out ticks))
        {
            ticks = 0;
            return false;
        }

        int second = TwoDigits(json, start + SecondsLength - 2);
        if (second is < 0 or > 59 || json[start + SecondsLength - 3] != ':')
        {
            return false;
        }

        ticks += second * TimeSpan.TicksPerSecond;
        return (json[quote] != '.' || TryAddFraction(json, ref quote, ref ticks)) && TryParseZone(json, ticks, ref quote, ref zone, ref offset);
    }

    /// <summary>Reads a date such as <c>2026-01-31</c>.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        int year = (TwoDigits(text, 0) * 100) + TwoDigits(text, 2);
        int month = TwoDigits(text, 5);
        int day = TwoDigits(text, 8);
        bool isDate = text[4] == '-' && text[7] == '-' && IsDate(year, month, day);
        date = isDate ? new DateOnly(year, month, day) : default;
        return isDate;
    }

    /// <summary>Reads the first 16 characters of <c>2026-01-31T23:59:59</c>.</summary>
    private static bool TryParseMinutes(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        Vector128<byte> all = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text));
        uint separators = Vector128.Equals(all, Vector128.Create("0000-00-00T00:00"u8)).ExtractMostSignificantBits();
        Vector128<byte> digits = Vector128.Shuffle(all - Vector128.Create((byte)'0'), Vector128.Create((byte)0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 255, 255, 255, 255));
        if ((separators & 0b10_0100_1001_0000) != 0b10_0100_1001_0000 || Vector128.GreaterThanAny(digits, Vector128.Create((byte)9)))
        {
            return false;
        }

        // The first digit of two stands in the lower half of its lane.
        Vector128<ushort> pairs = digits.AsUInt16();
        Vector128<ushort> numbers = ((pairs & Vector128.Create((ushort)0xFF)) * 10) + (pairs >> 8);
        int year = (numbers[0] * 100) + numbers[1];
        int hour = numbers[4];
        int minute = numbers[5];
        if (!IsDate(year, numbers[2], numbers[3]) || hour > 23 || minute > 59)
        {
            return false;
        }

        ticks = new DateTime(year, numbers[2], numbers[3]).Ticks + (((hour * 60) + minute) * TimeSpan.TicksPerMinute);
        return true;
    }

    private static bool TryAddFraction(ReadOnlySpan<byte> json, ref int at, ref long ticks)
    {
        int first = ++at;
        ulong fraction = 0;
        JsonDigits.Scan(json, ref at, ref fraction);
        int digits = at - first;
        if (digits is < 1 or > FractionDigits)
        {
            return false;
        }

        ticks += (long)fraction * FractionUnits[digits];
        return true;
    }

    /// <summary>Reads what stands between the time and the quote.</summary>
    private static bool TryParseZone(ReadOnlySpan<byte> json, long ticks, ref int at, ref Zone zone, ref int offset)
    {
        const int OffsetLength = 6;
        ReadOnlySpan<byte> text = json[at..];
        if (text.StartsWith("+00:00\""u8))
        {
            zone = Zone.Offset;
            at += OffsetLength;
            return true;
        }

        if (text.StartsWith("Z\""u8))
        {
            zone = Zone.Utc;
            at++;
            return true;
        }

        if (text.Length > OffsetLength && text[0] is (byte)'+' or (byte)'-')
        {
            // What is near the first and last day may be beyond them in UTC.
            int hours = TwoDigits(text, 1);
            int minutes = TwoDigits(text, 4);
            if (text[3] != ':' || hours is < 0 or > 13 || minutes is < 0 or > 59 || ticks is < TimeSpan.TicksPerDay or > (3_652_058 * TimeSpan.TicksPerDay))
            {
                return false;
            }

            zone = Zone.Offset;
            offset = (hours * 60) + minutes;
            offset = text[0] == '-' ? -offset : offset;
            at += OffsetLength;
        }

        return (uint)at < (uint)json.Length && json[at] == '"';
    }

    private static bool IsDate(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && (day <= 28 || day <= DateTime.DaysInMonth(year, month));

    /// <summary>The number of two digits; so far below 0 that no sum makes up for it where one is none.</summary>
    private static int TwoDigits(ReadOnlySpan<byte> text, int at)
    {
        uint tens = text[at] - (uint)'0';
        uint ones = text[at + 1] - (uint)'0';
        return tens <= 9 && ones <= 9 ? (int)((tens * 10) + ones) : -1_000_000;
    }
}
