using System.Globalization;
using System.Text.Json;

namespace TypedSockets;

public ref partial struct WsMessagePackWriter
{
    /// <summary>The longest is a version of four numbers.</summary>
    private const int MaxTextLength = 64;

    /// <summary>Writes a string.</summary>
    /// <param name="value">The value; <see langword="null"/> is written as null.</param>
    public void WriteString(string? value) => writer.Write(value);

    /// <summary>Writes a UTF-16 code unit as its number.</summary>
    /// <param name="value">The value.</param>
    public void WriteChar(char value) => writer.Write((ushort)value);

    /// <summary>Writes a string of 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.</summary>
    /// <param name="value">The value.</param>
    public void WriteGuid(Guid value) => WriteText(value, "D");

    /// <summary>Writes a URI as it was given.</summary>
    /// <param name="value">The value; <see langword="null"/> is written as null.</param>
    public void WriteUri(Uri? value) => writer.Write(value?.OriginalString);

    /// <summary>Writes a string of two to four numbers with points between them.</summary>
    /// <param name="value">The value; <see langword="null"/> is written as null.</param>
    public void WriteVersion(Version? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        WriteText(value, "");
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="value">The value; <see langword="null"/> is written as null.</param>
    public void WriteBase64(byte[]? value) => writer.Write(value);

    /// <summary>Writes bytes.</summary>
    /// <param name="value">The value.</param>
    public void WriteBase64(scoped ReadOnlySpan<byte> value) => writer.Write(value);

    /// <summary>Writes a timestamp where the time is in UTC; any other as text of ISO 8601, which says whether it is local or of no zone.</summary>
    /// <param name="value">The value.</param>
    public void WriteDateTime(DateTime value)
    {
        if (value.Kind is DateTimeKind.Utc)
        {
            writer.Write(value);
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
            writer.Write(value.UtcDateTime);
        }
        else if (depth < PayloadReader.MaxDepth)
        {
            writer.WriteArrayHeader(2);
            writer.Write(new DateTime(value.Ticks, DateTimeKind.Utc));
            writer.Write((short)value.TotalOffsetMinutes);
        }
        else
        {
            // An array would be too deep, for those that skip it too.
            WriteAsJson(value, static (ref json, value) => json.WriteDateTimeOffset(value));
        }
    }

    /// <summary>Writes a date as the days since 0001-01-01.</summary>
    /// <param name="value">The value.</param>
    public void WriteDateOnly(DateOnly value) => writer.Write(value.DayNumber);

    /// <summary>Writes a time of the day as its ticks of 100 ns since midnight.</summary>
    /// <param name="value">The value.</param>
    public void WriteTimeOnly(TimeOnly value) => writer.Write(value.Ticks);

    /// <summary>Writes a duration as its ticks of 100 ns.</summary>
    /// <param name="value">The value.</param>
    public void WriteTimeSpan(TimeSpan value) => writer.Write(value.Ticks);

    /// <summary>Writes an enum by its name, or by its number where it has none.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The value.</param>
    public void WriteEnumName<T>(T value)
        where T : struct, Enum
    {
        if (EnumNames<T>.TryGetLiteral(value, out ReadOnlySpan<byte> literal) && literal.IndexOf((byte)'\\') < 0)
        {
            writer.WriteString(literal[1..^1]);
            return;
        }

        WriteAsJson(value, static (ref json, value) => json.WriteEnumName(value));
    }

    private void WriteText(scoped ReadOnlySpan<byte> text)
    {
        writer.WriteStringHeader(text.Length);
        text.CopyTo(writer.GetSpan(text.Length));
        writer.Advance(text.Length);
    }

    private void WriteText<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[MaxTextLength];
        value.TryFormat(text, out int length, format, CultureInfo.InvariantCulture);
        WriteText(text[..length]);
    }
}
