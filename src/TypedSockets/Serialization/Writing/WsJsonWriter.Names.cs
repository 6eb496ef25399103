namespace TypedSockets;

public ref partial struct WsJsonWriter
{
    /// <summary>Writes True or False as the name of a member, with the capital that <c>System.Text.Json</c> gives them there.</summary>
    /// <param name="value">The value.</param>
    public void WriteBooleanName(bool value)
    {
        SeparateName();
        WriteRaw(value ? "\"True\":"u8 : "\"False\":"u8);
    }

    /// <summary>Writes one UTF-16 code unit as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteCharName(char value)
    {
        SeparateName();
        WriteChar(value);
        Append((byte)':');
    }

    /// <summary>Writes a GUID as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteGuidName(Guid value)
    {
        SeparateName();
        WriteGuid(value);
        Append((byte)':');
    }

    /// <summary>Writes a URI as the name of a member.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public void WriteUriName(Uri value)
    {
        ArgumentNullException.ThrowIfNull(value);
        SeparateName();
        WriteUri(value);
        Append((byte)':');
    }

    /// <summary>Writes a version as the name of a member.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public void WriteVersionName(Version value)
    {
        ArgumentNullException.ThrowIfNull(value);
        SeparateName();
        WriteVersion(value);
        Append((byte)':');
    }

    /// <summary>Writes a date and time as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteDateTimeName(DateTime value)
    {
        SeparateName();
        WriteDateTime(value);
        Append((byte)':');
    }

    /// <summary>Writes a date and time with its offset as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteDateTimeOffsetName(DateTimeOffset value)
    {
        SeparateName();
        WriteDateTimeOffset(value);
        Append((byte)':');
    }

    /// <summary>Writes a date as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteDateOnlyName(DateOnly value)
    {
        SeparateName();
        WriteDateOnly(value);
        Append((byte)':');
    }

    /// <summary>Writes a time of the day as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteTimeOnlyName(TimeOnly value)
    {
        SeparateName();
        WriteTimeOnly(value);
        Append((byte)':');
    }

    /// <summary>Writes a duration as the name of a member.</summary>
    /// <param name="value">The value.</param>
    public void WriteTimeSpanName(TimeSpan value)
    {
        SeparateName();
        WriteTimeSpan(value);
        Append((byte)':');
    }

    private void OpenName()
    {
        SeparateName();
        Append((byte)'"');
    }

    private void CloseName() => WriteRaw("\":"u8);

    /// <summary>A comma, but not where the object was just opened.</summary>
    private void SeparateName()
    {
        if (span[position - 1] is not (byte)'{')
        {
            Append((byte)',');
        }
    }
}
