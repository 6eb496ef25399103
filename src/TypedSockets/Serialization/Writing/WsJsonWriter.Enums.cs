namespace TypedSockets;

public ref partial struct WsJsonWriter
{
    /// <summary>Writes an enum by its name, or by its number where it has none.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The value.</param>
    public void WriteEnumName<T>(T value)
        where T : struct, Enum
    {
        if (EnumNames<T>.TryGetLiteral(value, out ReadOnlySpan<byte> literal))
        {
            WriteRaw(literal);
            return;
        }

        WriteWith(EnumNames<T>.Converter, value);
    }

    /// <summary>Writes an enum as the key of an entry: its name, or its number where it has none.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The value.</param>
    public void WriteEnumKey<T>(T value)
        where T : struct, Enum
    {
        SeparateKey();
        if (EnumNames<T>.TryGetLiteral(value, out ReadOnlySpan<byte> literal))
        {
            WriteRaw(literal);
            Append((byte)':');
            return;
        }

        using JsonScratch scratch = JsonScratch.Rent();
        EnumNames<T>.Converter.WriteAsPropertyName(scratch.Writer, value, ConverterOptions.Instance);
        WriteRaw(scratch.Flush());
    }
}
