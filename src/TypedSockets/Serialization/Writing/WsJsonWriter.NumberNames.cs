namespace TypedSockets;

public ref partial struct WsJsonWriter
{
    /// <summary>Writes a number as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteSByteName(sbyte value)
    {
        OpenName();
        WriteSByte(value);
        CloseName();
    }

    /// <summary>Writes a number as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteByteName(byte value)
    {
        OpenName();
        WriteByte(value);
        CloseName();
    }

    /// <summary>Writes a number as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt16Name(short value)
    {
        OpenName();
        WriteInt16(value);
        CloseName();
    }

    /// <summary>Writes a number as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt16Name(ushort value)
    {
        OpenName();
        WriteUInt16(value);
        CloseName();
    }

    /// <summary>Writes a number as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt32Name(int value)
    {
        OpenName();
        WriteInt32(value);
        CloseName();
    }

    /// <summary>Writes a number as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt32Name(uint value)
    {
        OpenName();
        WriteUInt32(value);
        CloseName();
    }

    /// <summary>Writes a number as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt64Name(long value)
    {
        OpenName();
        WriteInt64(value);
        CloseName();
    }

    /// <summary>Writes a number as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt64Name(ulong value)
    {
        OpenName();
        WriteUInt64(value);
        CloseName();
    }

    /// <summary>Writes a number as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt128Name(Int128 value)
    {
        OpenName();
        WriteInt128(value);
        CloseName();
    }

    /// <summary>Writes a number as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt128Name(UInt128 value)
    {
        OpenName();
        WriteUInt128(value);
        CloseName();
    }

    /// <summary>Writes a number as the name of a member, which may be NaN or infinite.</summary>
    /// <param name="value">The value.</param>
    public void WriteHalfName(Half value)
    {
        OpenName();
        WriteFormatted(value, MaxFloatLength);
        CloseName();
    }

    /// <inheritdoc cref="WriteHalfName"/>
    public void WriteSingleName(float value)
    {
        OpenName();
        if (float.IsFinite(value))
        {
            WriteSingle(value);
        }
        else
        {
            WriteFormatted(value, MaxFloatLength);
        }

        CloseName();
    }

    /// <summary>Writes a number as the name of a member.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">It is not a number, or infinite: <c>System.Text.Json</c> has no names for these, unlike for those of less precision.</exception>
    public void WriteDoubleName(double value)
    {
        OpenName();
        WriteDouble(value);
        CloseName();
    }

    /// <summary>Writes a number as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteDecimalName(decimal value)
    {
        OpenName();
        WriteDecimal(value);
        CloseName();
    }
}
