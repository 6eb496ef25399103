namespace TypedSockets;

/// <remarks>Keys of dictionaries: each is a name that was not known at compile time, with the comma before it where it needs one.</remarks>
public ref partial struct WsJsonWriter
{
    /// <summary>Writes a string as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public void WriteStringKey(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        SeparateKey();
        WriteText(value);
        Append((byte)':');
    }

    /// <summary>Writes True or False as the key of an entry, with the capital that <c>System.Text.Json</c> gives them there.</summary>
    /// <param name="value">The value.</param>
    public void WriteBooleanKey(bool value)
    {
        SeparateKey();
        WriteRaw(value ? "\"True\":"u8 : "\"False\":"u8);
    }

    /// <summary>Writes one UTF-16 code unit as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteCharKey(char value)
    {
        SeparateKey();
        WriteChar(value);
        Append((byte)':');
    }

    /// <summary>Writes a GUID as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteGuidKey(Guid value)
    {
        SeparateKey();
        WriteGuid(value);
        Append((byte)':');
    }

    /// <summary>Writes a URI as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public void WriteUriKey(Uri value)
    {
        ArgumentNullException.ThrowIfNull(value);
        SeparateKey();
        WriteUri(value);
        Append((byte)':');
    }

    /// <summary>Writes a version as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public void WriteVersionKey(Version value)
    {
        ArgumentNullException.ThrowIfNull(value);
        SeparateKey();
        WriteVersion(value);
        Append((byte)':');
    }

    /// <summary>Writes a date and time as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteDateTimeKey(DateTime value)
    {
        SeparateKey();
        WriteDateTime(value);
        Append((byte)':');
    }

    /// <summary>Writes a date and time with its offset as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteDateTimeOffsetKey(DateTimeOffset value)
    {
        SeparateKey();
        WriteDateTimeOffset(value);
        Append((byte)':');
    }

    /// <summary>Writes a date as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteDateOnlyKey(DateOnly value)
    {
        SeparateKey();
        WriteDateOnly(value);
        Append((byte)':');
    }

    /// <summary>Writes a time of the day as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteTimeOnlyKey(TimeOnly value)
    {
        SeparateKey();
        WriteTimeOnly(value);
        Append((byte)':');
    }

    /// <summary>Writes a duration as the key of an entry.</summary>
    /// <param name="value">The value.</param>
    public void WriteTimeSpanKey(TimeSpan value)
    {
        SeparateKey();
        WriteTimeSpan(value);
        Append((byte)':');
    }

    private void OpenKey()
    {
        SeparateKey();
        Append((byte)'"');
    }

    private void CloseKey() => WriteRaw("\":"u8);

    /// <summary>A comma, but not where the object was just opened.</summary>
    private void SeparateKey()
    {
        if (span[position - 1] is not (byte)'{')
        {
            Append((byte)',');
        }
    }
}
