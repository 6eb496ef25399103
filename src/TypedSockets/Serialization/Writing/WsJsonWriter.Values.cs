using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedSockets;

public ref partial struct WsJsonWriter
{
    /// <summary>32 digits and 4 hyphens.</summary>
    private const int GuidLength = 36;

    /// <summary>Four numbers of 10 digits and 3 points.</summary>
    private const int MaxVersionLength = 43;

    /// <summary>Writes a string of 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.</summary>
    /// <param name="value">The value.</param>
    public void WriteGuid(Guid value)
    {
        Reserve(GuidLength + 2);
        Append((byte)'"');
        WriteFormatted(value, GuidLength);
        Append((byte)'"');
    }

    /// <summary>Writes a URI as it was given.</summary>
    /// <param name="value">The value; <see langword="null"/> is written as null.</param>
    public void WriteUri(Uri? value) => WriteString(value?.OriginalString);

    /// <summary>Writes a string of two to four numbers with points between them.</summary>
    /// <param name="value">The value; <see langword="null"/> is written as null.</param>
    public void WriteVersion(Version? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        Append((byte)'"');
        WriteFormatted(value, MaxVersionLength);
        Append((byte)'"');
    }

    /// <summary>Writes bytes in Base64.</summary>
    /// <param name="value">The value; <see langword="null"/> is written as null.</param>
    public void WriteBase64(byte[]? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        WriteBase64(value.AsSpan());
    }

    /// <summary>Writes bytes in Base64.</summary>
    /// <param name="value">The value.</param>
    public void WriteBase64(scoped ReadOnlySpan<byte> value)
    {
        int length = Base64.GetMaxEncodedToUtf8Length(value.Length);
        ref byte target = ref Reserve(checked(length + 2));
        target = (byte)'"';
        Base64.EncodeToUtf8(value, MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, 1), length), out _, out _);
        Unsafe.Add(ref target, length + 1) = (byte)'"';
        position += length + 2;
    }
}
