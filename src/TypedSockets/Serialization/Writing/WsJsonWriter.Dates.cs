using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

public ref partial struct WsJsonWriter
{
    /// <summary>Two quotes around the longest: <c>2026-01-31T23:59:59.9999999+01:00</c>.</summary>
    private const int MaxDateTimeLength = 35;

    /// <summary>Two quotes around the longest: <c>-10675199.02:48:05.4775808</c>.</summary>
    private const int MaxTimeSpanLength = 28;

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
        int length = 1 + DateText.Write(ref Unsafe.Add(ref target, 1), value.Ticks);
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
        int length = 1 + DateText.Write(ref Unsafe.Add(ref target, 1), value.Ticks);
        position += length + WriteOffset(ref Unsafe.Add(ref target, length), value.TotalOffsetMinutes);
    }

    /// <summary>Writes a date: <c>2026-01-31</c>.</summary>
    /// <param name="value">The value.</param>
    public void WriteDateOnly(DateOnly value)
    {
        ref byte target = ref Reserve(DateText.DateLength + 2);
        target = (byte)'"';
        DateText.WriteDate(ref Unsafe.Add(ref target, 1), (uint)value.DayNumber);
        Unsafe.Add(ref target, DateText.DateLength + 1) = (byte)'"';
        position += DateText.DateLength + 2;
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

    /// <summary>Writes an offset and the quote behind it.</summary>
    /// <returns>How many bytes were written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteOffset(ref byte target, int minutes)
    {
        ReadOnlySpan<byte> utc = "+00:00\""u8;
        utc.CopyTo(MemoryMarshal.CreateSpan(ref target, utc.Length));
        if (minutes != 0)
        {
            (uint hour, uint minute) = Math.DivRem((uint)Math.Abs(minutes), 60);
            target = minutes < 0 ? (byte)'-' : (byte)'+';
            Digits.WritePair(ref Unsafe.Add(ref target, 1), hour);
            Digits.WritePair(ref Unsafe.Add(ref target, 4), minute);
        }

        return utc.Length;
    }
}
