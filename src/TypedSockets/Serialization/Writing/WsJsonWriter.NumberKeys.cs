namespace TypedSockets;

public ref partial struct WsJsonWriter
{
    /// <summary>Writes a number as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteSByteKey(sbyte value)
    {
        OpenKey();
        WriteSByte(value);
        CloseKey();
    }

    /// <summary>Writes a number as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteByteKey(byte value)
    {
        OpenKey();
        WriteByte(value);
        CloseKey();
    }

    /// <summary>Writes a number as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt16Key(short value)
    {
        OpenKey();
        WriteInt16(value);
        CloseKey();
    }

    /// <summary>Writes a number as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt16Key(ushort value)
    {
        OpenKey();
        WriteUInt16(value);
        CloseKey();
    }

    /// <summary>Writes a number as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt32Key(int value)
    {
        OpenKey();
        WriteInt32(value);
        CloseKey();
    }

    /// <summary>Writes a number as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt32Key(uint value)
    {
        OpenKey();
        WriteUInt32(value);
        CloseKey();
    }

    /// <summary>Writes a number as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt64Key(long value)
    {
        OpenKey();
        WriteInt64(value);
        CloseKey();
    }

    /// <summary>Writes a number as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt64Key(ulong value)
    {
        OpenKey();
        WriteUInt64(value);
        CloseKey();
    }

    /// <summary>Writes a number as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt128Key(Int128 value)
    {
        OpenKey();
        WriteInt128(value);
        CloseKey();
    }

    /// <summary>Writes a number as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt128Key(UInt128 value)
    {
        OpenKey();
        WriteUInt128(value);
        CloseKey();
    }

    /// <summary>Writes a number as the key of an entry, which may be NaN or infinite.</summary>
    /// <param name="value">The value.</param>
    public void WriteHalfKey(Half value)
    {
        OpenKey();
        WriteFormatted(value, MaxFloatLength);
        CloseKey();
    }

    /// <inheritdoc cref="WriteHalfKey"/>
    public void WriteSingleKey(float value)
    {
        OpenKey();
        if (float.IsFinite(value))
        {
            WriteSingle(value);
        }
        else
        {
            WriteFormatted(value, MaxFloatLength);
        }

        CloseKey();
    }

    /// <summary>Writes a number as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">It is not a number, or infinite: <c>System.Text.Json</c> has no names for these, unlike for those of less precision.</exception>
    public void WriteDoubleKey(double value)
    {
        OpenKey();
        WriteDouble(value);
        CloseKey();
    }

    /// <summary>Writes a number as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteDecimalKey(decimal value)
    {
        OpenKey();
        WriteDecimal(value);
        CloseKey();
    }
}
